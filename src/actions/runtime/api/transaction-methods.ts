import { type Argument, text } from './arguments.ts';
import type { Method } from './method.ts';
import { records } from './records.ts';

/** Auth0's documentation, "Actions Limitations": strings up to 8 KB, booleans and safe numbers; null removes the key. */
const value: Argument = {
  name: 'value',
  wrong(given) {
    if (given === null || typeof given === 'boolean') return undefined;
    if (typeof given === 'string')
      return Buffer.byteLength(given) > 8192 ? 'must have at most 8 KB' : undefined;
    if (typeof given !== 'number') return 'must be a string, a number, a boolean or null';
    return Number.isInteger(given) && !Number.isSafeInteger(given) ? 'must be a safe integer' : undefined;
  },
};

const record = records(text('key', 64), value);

/** Visible at once in `event.transaction.metadata`, in this Action and in later ones. */
const setMetadata: Method = (args, call) => {
  const result = record(args, call);
  call.setTransactionMetadata(String(args[0]), args[1] as string | number | boolean | null);
  return result;
};

export const transactionMethods = { 'transaction.setMetadata': setMetadata } as const;
