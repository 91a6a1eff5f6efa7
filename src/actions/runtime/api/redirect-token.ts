import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Doc, isDoc } from '../../../core/json.ts';

/** Auth0's documentation, "Redirect with Actions": 15 minutes where nothing is said. */
export const DEFAULT_LIFETIME_SECONDS = 900;

/** A JWT signed with HS256. */
export function signToken(claims: Readonly<Record<string, unknown>>, secret: string): string {
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${body}.${signature(body, secret).toString('base64url')}`;
}

/** The claims of a token that was signed with `secret`, has not expired and belongs to `state`; throws otherwise. */
export function verifyToken(token: string, secret: string, state: unknown, now: number): Doc {
  const [header = '', payload = '', signed = ''] = token.split('.');
  const expected = signature(`${header}.${payload}`, secret);
  const given = Buffer.from(signed, 'base64url');
  if (
    given.length !== expected.length ||
    !timingSafeEqual(given, expected) ||
    decode(header)['alg'] !== 'HS256'
  ) {
    throw new Error('The session token is invalid: its signature is wrong.');
  }
  const claims = decode(payload);
  const expires = claims['exp'];
  if (typeof expires === 'number' && expires * 1000 <= now) throw new Error('The session token has expired.');
  if (claims['state'] !== state) throw new Error('The session token is invalid: its `state` is another one.');
  return claims;
}

const signature = (body: string, secret: string) => createHmac('sha256', secret).update(body).digest();

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function decode(part: string): Doc {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  return isDoc(value) ? value : {};
}
