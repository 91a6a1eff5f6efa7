import { createHmac } from 'node:crypto';

/**
 * `t=1767225600,v1=5f2c…`: HMAC-SHA256 of the time and the body. The backend computes it again, and refuses old
 * times, so a request that somebody recorded cannot be sent a second time. The secret itself is never sent.
 * @param now milliseconds since 1970; `t` has seconds
 */
export function signatureOf(body: string, secret: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}
