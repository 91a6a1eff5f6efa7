/** `understudy/testing`: runs an Action in a unit test. */
import { addToExpect } from './matchers/add-to-expect.ts';
import { prepareAhead } from './sign-in/prepare-ahead.ts';

export { fixedClock, type MovableClock } from '../core/clock.ts';
export { bundled } from './bundled.ts';
export { type Events, events } from './events/index.ts';
export type { Result } from './flow.ts';
export type { HttpAnswer, HttpCall, HttpRequest, HttpResponse, HttpStub, HttpStubs } from './http/stubs.ts';
export type { Handlers } from './loaded-actions.ts';
export { matchers } from './matchers/index.ts';
export type { OutcomeMatchers } from './matchers/types.ts';
export type { Overrides } from './overrides.ts';
export type { Redirect } from './redirect.ts';
export type { Findings, Mfa } from './result.ts';
export type { ResumeOptions } from './resumed-event.ts';
export { type RunOptions, run } from './run.ts';
export { type SessionTokenOptions, signSessionToken } from './session-token.ts';
export {
  type ExchangeOptions,
  type ExchangeReport,
  exchangeCredentials,
} from './sign-in/exchange-credentials.ts';
export {
  type BackOptions,
  type SignInOptions,
  type SignInReport,
  signIn,
} from './sign-in/sign-in.ts';
export { type SignUpOptions, type SignUpReport, signUp } from './sign-in/sign-up.ts';

addToExpect();
prepareAhead();
