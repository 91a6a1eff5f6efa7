import { ending } from './happened.ts';
import { list } from './list.ts';
import { matcher } from './matcher.ts';
import { mentions, type TextPattern } from './tools.ts';

/** The Action threw, or took too long. As with `toThrow`, a text is looked for in the message. */
export const toFail = matcher<[message?: TextPattern]>('toFail', (findings, [message], tools) => {
  const { failed } = findings;
  return {
    pass: failed !== undefined && (message === undefined || mentions(tools, failed.message, message)),
    expected: message === undefined ? 'failed' : `failed with ${tools.utils.printExpected(message)}`,
    found: failed ? `failed with ${tools.utils.printReceived(failed.message)}` : ending(findings),
  };
});

/** The Action did something that Auth0 ignores without a word. */
export const toWarn = matcher<[message?: TextPattern]>('toWarn', ({ warnings }, [message], tools) => ({
  pass: warnings.some((one) => message === undefined || mentions(tools, one, message)),
  expected: message === undefined ? 'any warning' : tools.utils.printExpected(message),
  found: list(warnings, 'no warnings'),
}));
