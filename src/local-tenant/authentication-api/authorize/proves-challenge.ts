import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether a verifier is the one whose challenge came with the request (RFC 7636, section 4.6). */
export function provesChallenge(verifier: string, challenge: string, method: string | undefined): boolean {
  const made = method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  const [a, b] = [Buffer.from(made), Buffer.from(challenge)];
  return a.length === b.length && timingSafeEqual(a, b);
}
