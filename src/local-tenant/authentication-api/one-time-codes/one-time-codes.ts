import { timingSafeEqual } from 'node:crypto';
import { type Doc, docOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { forgetExpired } from '../../store/forget-expired.ts';
import { secretHash } from '../authorize/secret-hash.ts';

/** Codes that people have been sent, by what they are for. */
const CODES = '/_one_time_codes';
/** Auth0's documentation, "Passwordless Authentication with Email": wrong ones that are allowed. */
const MOST_WRONG = 3;

export interface CodeOptions {
  /** Digits. */
  readonly length: number;
  /** Seconds. */
  readonly lifetime: number;
  /** Kept with it, for whoever sends it. */
  readonly about?: Doc;
}

/** A new code for one purpose: the one before is good for nothing (documented). */
export function newCode(
  { state, clock, random }: TenantContext,
  purpose: string,
  { length, lifetime, about = {} }: CodeOptions,
): string {
  const code = digits(random, length);
  const now = clock.now();
  state.write((documents) => {
    forgetExpired(documents, CODES, now);
    const expires = now + lifetime * 1000;
    documents.put(CODES, secretHash(purpose), { code: hashOf(purpose, code), about, wrong: 0, expires });
  });
  return code;
}

/** What is kept with a code that is right, which is then used up; undefined where it is wrong, or none is waited for. */
export function takeCodeFor({ state, clock }: TenantContext, purpose: string, code: string): Doc | undefined {
  const id = secretHash(purpose);
  return state.write((documents) => {
    const kept = documents.get(CODES, id);
    if (!kept || Number(kept.expires) <= clock.now()) return undefined;
    const right = isSame(String(kept.code), hashOf(purpose, code.replace(/\s/g, '')));
    const wrong = Number(kept.wrong) + 1;
    if (right || wrong >= MOST_WRONG) documents.remove(CODES, id);
    else documents.put(CODES, id, { ...kept, wrong });
    return right ? docOf(kept.about) : undefined;
  });
}

/** A short code could be found from its hash alone: what it is for goes into it, and it lasts minutes. */
function hashOf(purpose: string, code: string): string {
  return secretHash(`${purpose} ${code}`);
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

function digits(random: TenantContext['random'], length: number): string {
  let text = '';
  while (text.length < length) {
    const byte = random.bytes(1)[0] ?? 0;
    // 250 and more would favour the first digits.
    if (byte < 250) text += String(byte % 10);
  }
  return text;
}
