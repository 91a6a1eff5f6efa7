/** `understudy/testing`: runs an Action in a unit test. */
export { fixedClock } from '../core/clock.ts';
export { type Events, events } from './events/index.ts';
export type { Overrides } from './overrides.ts';
export type { Result } from './result.ts';
export { type Handlers, type RunOptions, run } from './run.ts';
