import type { Random } from '../../core/random.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** 22 letters and digits that cannot be taken for one another, as the ids of experiments have (documented). */
export function base58(random: Random): string {
  let text = '';
  while (text.length < 22) {
    for (const byte of random.bytes(44)) {
      // 232 = 4 × 58: larger bytes would favour the first letters.
      if (byte < 232 && text.length < 22) text += ALPHABET[byte % 58];
    }
  }
  return text;
}

/** The form of such an id: `flg_…`. */
export function idPattern(prefix: string): RegExp {
  return new RegExp(`^${prefix}[A-HJ-NP-Za-km-z1-9]+$`);
}
