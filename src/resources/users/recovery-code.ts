import type { Random } from '../../core/random.ts';

/** Where the recovery code of a user waits to be used; the id is the user's. */
export const RECOVERY_CODES = '/_recovery_codes';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ123456789';

/** 24 letters and digits, as Auth0 shows them. */
export function recoveryCode(random: Random): string {
  return [...random.bytes(24)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}
