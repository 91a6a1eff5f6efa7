import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Doc } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import { crossSite } from '../authorize/browser-cookie.ts';
import { secretHash } from '../authorize/secret-hash.ts';

/** Auth0's documentation, "Cookies": the cookie of a browser that is to be remembered. */
const COOKIE = 'auth0-mf';
/** Whose factor a browser stands for, by the hash of its secret: `{ user_id, expires }`. */
const BROWSERS = '/_remembered_browsers';
/** Seconds; Auth0's documentation: thirty days. */
const LIFETIME = 30 * 86_400;

/** Remembers that this user has given a factor in this browser. */
export function rememberBrowser({ state, clock, random }: TenantContext, c: Context, user: Doc): void {
  const secret = randomText(random, 43);
  const now = clock.now();
  state.write((documents) => {
    forgetExpired(documents, BROWSERS, now);
    const expires = now + LIFETIME * 1000;
    documents.put(BROWSERS, secretHash(secret), { user_id: user.user_id ?? '', expires });
  });
  setCookie(c, COOKIE, secret, { path: '/', httpOnly: true, maxAge: LIFETIME, ...crossSite(c) });
}

/** Whether the user has said so in this browser, not too long ago. */
export function isRemembered({ state, clock }: TenantContext, c: Context, user: Doc): boolean {
  const secret = getCookie(c, COOKIE);
  const kept = secret === undefined ? undefined : state.documents.get(BROWSERS, secretHash(secret));
  return kept !== undefined && kept.user_id === user.user_id && Number(kept.expires) > clock.now();
}
