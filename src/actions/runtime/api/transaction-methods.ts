import { type Argument, text } from './arguments.ts';
import type { Method } from './method.ts';
import { recordCall } from './records.ts';

const MAX_VALUE_BYTES = 8 * 1024;

/** Auth0's documentation, "Actions Limitations": strings up to 8 KB, booleans and safe numbers; null removes the key. */
const value: Argument = {
  name: 'value',
  right: ['Sheffield', 'x'.repeat(MAX_VALUE_BYTES), 7, 0.5, Number.MAX_SAFE_INTEGER, false, null],
  wrong: [undefined, {}, 'x'.repeat(MAX_VALUE_BYTES + 1), Number.MAX_SAFE_INTEGER + 1],
  problem(given) {
    if (given === null || typeof given === 'boolean') return undefined;
    if (typeof given === 'string')
      return Buffer.byteLength(given) > MAX_VALUE_BYTES ? 'must have at most 8 KB' : undefined;
    if (typeof given !== 'number') return 'must be a string, a number, a boolean or null';
    return Number.isInteger(given) && !Number.isSafeInteger(given) ? 'must be a safe integer' : undefined;
  },
};

const setMetadata: Method = {
  takes: [text('key', 64), value],
  does: 'Sets a key of `event.transaction.metadata`: visible at once, in this Action and in later ones; `null` removes it.',
  run(args, call) {
    const result = recordCall(args, call);
    call.setTransactionMetadata(String(args[0]), args[1] as string | number | boolean | null);
    return result;
  },
};

export const transactionMethods = { 'transaction.setMetadata': setMetadata } as const;
