import { DEFAULT_LIFETIME_SECONDS, isSignedWith, signToken } from '../actions/runtime/api/redirect-token.ts';
import { type Clock, fixedClock } from '../core/clock.ts';
import { type Doc, isDoc } from '../core/json.ts';
import { NOW } from './events/people.ts';

/** The `state` that the kit's redirects carry, and that comes back with the person. */
export const STATE = 'hKFo2SBmZXJuaGlsbC1kZXY';

export interface SessionTokenOptions {
  /** The one that the Action gives to `api.redirect.validateToken`. */
  readonly secret: string;
  /** What the other site says: `{ terms_accepted: true }` */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** The `state` of the redirect, where that is not one of `run`'s. */
  readonly state?: string;
  /** 15 minutes where nothing is said; negative for one that has expired. */
  readonly expiresInSeconds?: number;
  /** The time at which it is signed; the hour of the kit's events where none is given. */
  readonly clock?: Clock;
}

/** What the site that a person was sent to sends back: a token that `api.redirect.validateToken` takes. */
export function signSessionToken(options: SessionTokenOptions): string {
  const { secret, payload = {}, state = STATE, expiresInSeconds = DEFAULT_LIFETIME_SECONDS } = options;
  const iat = Math.floor((options.clock ?? fixedClock(NOW)).now() / 1000);
  return signToken({ iat, exp: iat + expiresInSeconds, state, ...payload }, secret);
}

/** The claims of a text that is a token and that one of the secrets signed, also of one that has expired. */
export function readSessionToken(token: string, secrets: readonly string[]): Doc | undefined {
  const claims = payloadOf(token);
  if (!claims) return undefined;
  return secrets.some((secret) => isSignedWith(token, secret)) ? claims : undefined;
}

function payloadOf(token: string): Doc | undefined {
  const [, payload = ''] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token) ?? [];
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return isDoc(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
