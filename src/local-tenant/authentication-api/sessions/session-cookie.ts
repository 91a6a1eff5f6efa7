import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { crossSite } from '../authorize/browser-cookie.ts';
import { secretHash } from '../authorize/secret-hash.ts';

/** Auth0's documentation, "Cookies": the cookie of the single sign-on session. */
const COOKIE = 'auth0';

/** What the state knows a browser's session by; undefined where the browser has none. */
export function sessionKey(c: Context): string | undefined {
  const secret = getCookie(c, COOKIE);
  return secret === undefined ? undefined : secretHash(secret);
}

/** Gives the browser the secret of a session; without `until` it forgets it when it is closed. */
export function giveSession(c: Context, secret: string, until: Date | undefined): void {
  setCookie(c, COOKIE, secret, {
    path: '/',
    httpOnly: true,
    ...crossSite(c),
    ...(until && { expires: until }),
  });
}

export function takeSession(c: Context): void {
  deleteCookie(c, COOKIE, { path: '/', httpOnly: true, ...crossSite(c) });
}
