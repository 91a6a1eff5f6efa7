import { pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { compareSync } from 'bcryptjs';
import type { Random } from './random.ts';

/**
 * Rounds of PBKDF2. Auth0 documents bcrypt with ten rounds, which cost 60 ms a password in JavaScript; here they guard
 * people who are made up, so the hash is one that Node itself computes, in half a millisecond.
 */
const ROUNDS = 1_000;
const LENGTH = 32;
const FORM = /^\$pbkdf2-sha256\$i=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** A salted hash of the password, in the PHC string format. */
export function hashPassword(password: string, random: Random): string {
  const salt = random.bytes(16);
  return `$pbkdf2-sha256$i=${ROUNDS}$${unpadded(salt)}$${unpadded(derived(password, salt, ROUNDS))}`;
}

/** Whether the password is the one that was hashed: by `hashPassword`, or with bcrypt elsewhere and imported. */
export function passwordMatches(password: string, hash: string): boolean {
  const [, rounds, salt = '', expected = ''] = FORM.exec(hash) ?? [];
  if (rounds === undefined) return /^\$2[aby]\$/.test(hash) && compareSync(password, hash);
  const found = derived(password, Buffer.from(salt, 'base64'), Number(rounds));
  const wanted = Buffer.from(expected, 'base64');
  return found.length === wanted.length && timingSafeEqual(found, wanted);
}

function derived(password: string, salt: Buffer, rounds: number): Buffer {
  return pbkdf2Sync(password, salt, rounds, LENGTH, 'sha256');
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
