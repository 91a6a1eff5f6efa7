/** `understudy/testing`: runs an Action in a unit test. */
export { fixedClock, type MovableClock } from '../core/clock.ts';
export { type Events, events } from './events/index.ts';
export type { HttpAnswer, HttpCall, HttpRequest, HttpResponse, HttpStub, HttpStubs } from './http/stubs.ts';
export type { Overrides } from './overrides.ts';
export type { Findings, Mfa, Redirect, Result } from './result.ts';
export { type Handlers, type RunOptions, run } from './run.ts';
