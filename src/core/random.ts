import { createHash, randomBytes } from 'node:crypto';

/** Where randomness comes from; passed in, so that generated ids are the same in every run of a test. */
export interface Random {
  bytes(count: number): Buffer;
}

export const systemRandom: Random = { bytes: (count) => randomBytes(count) };

/** Randomness that is the same for the same seed. Not for secrets. */
export function seededRandom(seed: string): Random {
  let turn = 0;
  return {
    bytes(count) {
      const blocks: Buffer[] = [];
      for (let length = 0; length < count; length += 32) {
        blocks.push(createHash('sha256').update(`${seed}:${turn++}`).digest());
      }
      return Buffer.concat(blocks).subarray(0, count);
    },
  };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits, as in Auth0's ids (`rol_7Zw…`) and client ids. */
export function randomText(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of random.bytes(length * 2)) {
      // 248 = 4 × 62: larger bytes would favour the first letters.
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
    }
  }
  return text;
}

/** A version 4 UUID, as Actions, their versions and bindings and encryption keys have for an id. */
export function uuid(random: Random): string {
  const hex = random.bytes(16).toString('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
