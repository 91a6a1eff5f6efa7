import type { Findings } from '../result.ts';
import { ending } from './happened.ts';
import { matcher } from './matcher.ts';
import { matchesText, type TextPattern } from './tools.ts';

/** The reason, or any of what a denial says. */
export type ExpectedDenial =
  | TextPattern
  | { readonly code?: TextPattern; readonly reason?: TextPattern; readonly userMessage?: TextPattern };

export const toBeDenied = matcher<[expected?: ExpectedDenial]>(
  'toBeDenied',
  (findings, [expected], tools) => {
    const { denied } = findings;
    const wanted = parts(expected);
    return {
      pass:
        denied !== undefined && wanted.every(([key, pattern]) => matchesText(tools, denied[key], pattern)),
      expected: expected === undefined ? 'denied' : `denied with ${tools.utils.printExpected(expected)}`,
      found: denied ? `denied with ${tools.utils.printReceived(denied)}` : ending(findings),
    };
  },
);

type Part = keyof NonNullable<Findings['denied']>;

function parts(expected: ExpectedDenial = {}): [Part, unknown][] {
  if (typeof expected === 'string' || expected instanceof RegExp || 'asymmetricMatch' in expected)
    return [['reason', expected]];
  return (['code', 'reason', 'userMessage'] as const)
    .filter((key) => key in expected)
    .map((key) => [key, expected[key]]);
}
