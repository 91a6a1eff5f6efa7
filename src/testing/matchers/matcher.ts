import { isDoc } from '../../core/json.ts';
import type { Findings } from '../result.ts';
import { failureOf } from './happened.ts';
import type { Tools } from './tools.ts';

/** What a matcher says of a result. */
export interface Verdict {
  readonly pass: boolean;
  /** What was expected, where that is more than the matcher's name says. */
  readonly expected: string;
  /** What was found in its place. */
  readonly found: string;
}

export type Check<Args extends readonly unknown[]> = (
  findings: Findings,
  args: Args,
  tools: Tools,
) => Verdict;

export interface Matched {
  readonly pass: boolean;
  message(): string;
}

export type Matcher<Args extends readonly unknown[]> = (
  this: Tools,
  received: unknown,
  ...args: Args
) => Matched;

/** A matcher for `expect.extend`, from what it checks. */
export function matcher<Args extends readonly unknown[]>(name: string, check: Check<Args>): Matcher<Args> {
  return function (received, ...args) {
    const hint = this.utils.matcherHint(name, 'result', '', { isNot: this.isNot === true });
    if (!isFindings(received))
      return { pass: this.isNot === true, message: () => `${hint}\n\n${noFindings(received, this)}` };
    const { pass, expected, found } = check(received, args, this);
    const not = this.isNot ? 'not ' : '';
    const lines = [hint, '', `Expected: ${not}${expected}`, `Found:    ${found}`, ...failureOf(received)];
    return { pass, message: () => lines.join('\n') };
  };
}

function isFindings(value: unknown): value is Findings {
  return isDoc(value) && 'claims' in value && 'commands' in value;
}

function noFindings(received: unknown, { utils }: Tools): string {
  if (received instanceof Promise)
    return 'The result is a promise: `await` is missing before `run` or `signIn`.';
  return `This is no result of \`run\` or \`signIn\`: ${utils.printReceived(received)}`;
}
