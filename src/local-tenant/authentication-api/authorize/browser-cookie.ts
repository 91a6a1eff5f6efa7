import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { secretHash } from './secret-hash.ts';

/** Auth0's cookie of a device, seen in browsers. Here it says which browser a login belongs to. */
const COOKIE = 'did';
/** Seconds: a year. */
const LIFETIME = 31_536_000;

/** The browser that sends a request, as the state knows it; undefined where it has never been here. */
export function browserOf(c: Context): string | undefined {
  const secret = getCookie(c, COOKIE);
  return secret === undefined ? undefined : secretHash(secret);
}

/** The same; a browser that has never been here is given its cookie. */
export function knownBrowser({ random }: TenantContext, c: Context): string {
  const known = browserOf(c);
  if (known !== undefined) return known;
  const secret = randomText(random, 43);
  setCookie(c, COOKIE, secret, { path: '/', httpOnly: true, maxAge: LIFETIME, ...crossSite(c) });
  return secretHash(secret);
}

/**
 * Frames and forms of other sites send a cookie only where it says so, which browsers take over HTTPS alone. Over plain
 * HTTP on loopback a cookie goes with the same site's requests and with links.
 */
export function crossSite(c: Context): { readonly secure: boolean; readonly sameSite: 'None' | 'Lax' } {
  const secure = new URL(c.req.url).protocol === 'https:';
  return { secure, sameSite: secure ? 'None' : 'Lax' };
}
