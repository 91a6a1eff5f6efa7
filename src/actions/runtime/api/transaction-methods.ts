import { docOf } from '../../../core/json.ts';
import { type Argument, object, optional, text, url } from './arguments.ts';
import type { Method } from './method.ts';
import { records } from './records.ts';
import { bytesOf } from './sizes.ts';

// Sizes: Auth0's documentation, "Actions Limitations".
const MAX_VALUE_BYTES = 8 * 1024;
const MAX_TOTAL_BYTES = 16 * 1024;

/** Strings up to 8 KB, booleans and safe numbers; null removes the key. That a fraction is safe is assumed. */
const value: Argument = {
  name: 'value',
  limit: '8 KB',
  right: ['Sheffield', 'x'.repeat(MAX_VALUE_BYTES), '', 7, 0.5, Number.MAX_SAFE_INTEGER, false, null],
  wrong: [
    undefined,
    {},
    ['road'],
    'x'.repeat(MAX_VALUE_BYTES + 1),
    Number.MAX_SAFE_INTEGER + 1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ],
  problem(given) {
    if (given === null || typeof given === 'boolean') return undefined;
    if (typeof given === 'string')
      return Buffer.byteLength(given) > MAX_VALUE_BYTES ? 'must have at most 8 KB' : undefined;
    if (typeof given !== 'number') return 'must be a string, a number, a boolean or null';
    return isSafe(given) ? undefined : 'must be a safe integer';
  },
};

const isSafe = (given: number): boolean =>
  Number.isFinite(given) && (!Number.isInteger(given) || Number.isSafeInteger(given));

const setMetadata: Method = {
  takes: [text('key', 64), value],
  does: 'Sets a key of `event.transaction.metadata`: visible at once, in this Action and in later ones; `null` removes it.',
  limits: '16 KB together',
  run([key, given], call) {
    const name = String(key);
    const now = docOf(docOf(call.event['transaction'])['metadata']);
    if (given !== null && bytesOf({ ...now, [name]: given }) > MAX_TOTAL_BYTES) {
      throw new Error(`api.${call.method}: \`${name}\` makes it larger than 16 KB together.`);
    }
    call.record([key, given]);
    call.setTransactionMetadata(name, given as string | number | boolean | null);
  },
};

export const transactionMethods = { 'transaction.setMetadata': setMetadata } as const;

/** Of password-reset-post-challenge. */
export const resultUrlMethods = {
  'transaction.setResultUrl': records('Says where the person goes when the password has been reset.', [
    url('url'),
    optional(object('options', [optional(object('query'))])),
  ]),
} as const;
