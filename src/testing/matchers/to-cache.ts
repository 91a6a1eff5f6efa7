import { listFor } from './list.ts';
import { matcher } from './matcher.ts';

/** An entry that is there after the run; its value, where one is given. */
export const toCache = matcher<[key: string, value?: unknown]>('toCache', ({ cache }, args, tools) => {
  const [key, value] = args;
  const anyValue = args.length === 1;
  const record = Object.hasOwn(cache, key) ? cache[key] : undefined;
  return {
    pass: record !== undefined && (anyValue || tools.equals(record.value, value)),
    expected: anyValue ? key : `${key} with ${tools.utils.printExpected(value)}`,
    found: record
      ? tools.utils.printReceived(record.value)
      : listFor(key, Object.keys(cache), ['the entries', 'an empty cache']),
  };
});
