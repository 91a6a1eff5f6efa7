import type { ExpectedDenial } from './to-be-denied.ts';
import type { Carried } from './to-redirect-to.ts';
import type { Sent } from './to-request.ts';
import type { TextPattern } from './tools.ts';

/** What the kit adds to `expect`. For vitest: `declare module 'vitest' { interface Matchers<T> extends OutcomeMatchers<T> {} }`. */
export interface OutcomeMatchers<R = void> {
  /** Scopes that were added to the access token, others beside them; without any, that there are some. */
  toAddScopes(...scopes: string[]): R;
  /** A further factor was asked for: any, or this one (`otp`). */
  toAskForMfa(factor?: string): R;
  /** Somebody denied, with this reason, or with this `code`, `reason` and `userMessage`. */
  toBeDenied(expected?: ExpectedDenial): R;
  /** An entry of the cache, with this value where one is given. */
  toCache(key: string, value?: unknown): R;
  /** The Action threw or took too long; a text is looked for in the message. */
  toFail(message?: TextPattern): R;
  /** A claim of the access token, with this value where one is given. */
  toHaveAccessTokenClaim(name: string, value?: unknown): R;
  /** A claim of the ID token, with this value where one is given. */
  toHaveIdTokenClaim(name: string, value?: unknown): R;
  /** The person is sent there, with these parameters in the query and these claims in the session token, and others. */
  toRedirectTo(url: TextPattern, carried?: Carried): R;
  /** Scopes that were taken from the access token, others beside them; without any, that there are some. */
  toRemoveScopes(...scopes: string[]): R;
  /** A request to `METHOD URL`, written as for stubs, with these headers and this body, and more. */
  toRequest(address: string, sent?: Sent): R;
  /** Keys of the user's app_metadata that were set to these values, others beside them. */
  toSetAppMetadata(expected?: Readonly<Record<string, unknown>>): R;
  /** Keys of the user's user_metadata that were set to these values, others beside them. */
  toSetUserMetadata(expected?: Readonly<Record<string, unknown>>): R;
  /** Something that Auth0 would have ignored without a word; a text is looked for in the warning. */
  toWarn(message?: TextPattern): R;
}

declare global {
  namespace jest {
    interface Matchers<R, T> extends OutcomeMatchers<R> {}
  }
}
