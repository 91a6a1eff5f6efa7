import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Doc, isDoc } from '../../../core/json.ts';

/** Auth0's documentation, "Redirect with Actions": 15 minutes where nothing is said. */
export const DEFAULT_LIFETIME_SECONDS = 900;

/** A JWT signed with HS256. */
export function signToken(claims: Readonly<Record<string, unknown>>, secret: string): string {
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${body}.${signature(body, secret).toString('base64url')}`;
}

export interface Expected {
  /** That the person was sent away with. */
  readonly state: unknown;
  readonly sub: unknown;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The claims of a token that was signed with `secret`, has not expired and belongs to `state`; throws otherwise. A `sub`
 * must be the user's: Auth0's Actions runtime has it checked. That a token without one is good is assumed.
 */
export function verifyToken(token: string, secret: string, expected: Expected): Doc {
  if (!isSignedWith(token, secret)) throw new Error('The session token is invalid: its signature is wrong.');
  const claims = decode(token.split('.')[1] ?? '');
  const { exp, state, sub = expected.sub } = claims;
  if (typeof exp === 'number' && exp * 1000 <= expected.now)
    throw new Error('The session token has expired.');
  if (state !== expected.state) throw new Error('The session token is invalid: its `state` is another one.');
  if (sub !== expected.sub) throw new Error('The session token is invalid: its `sub` is another user.');
  return claims;
}

/** Whether it is a JWT that was signed with HS256 and this secret. */
export function isSignedWith(token: string, secret: string): boolean {
  const [header = '', payload = '', signed = ''] = token.split('.');
  const expected = signature(`${header}.${payload}`, secret);
  const given = Buffer.from(signed, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return decode(header)['alg'] === 'HS256';
}

const signature = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest();

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function decode(part: string): Doc {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  return isDoc(value) ? value : {};
}
