import { createHash } from 'node:crypto';

/** What is kept of a code or of a cookie: whoever reads the state cannot use it. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
