import { type Code, codes } from './codes.ts';
import type { Position } from './position.ts';

/** Something expected that is wrong: a code from the table, a sentence, where it is, and what to do. */
export interface Problem {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint: string;
  readonly at?: Position;
}

type Facts<C extends Code> = Parameters<(typeof codes)[C]['message']>[0];

/** A problem of the given code; `facts` fill its sentences. */
export function problem<C extends Code>(
  code: C,
  facts: Facts<C>,
  at?: Position,
  severity: Problem['severity'] = 'error',
): Problem {
  const row = codes[code] as { message(facts: Facts<C>): string; hint(facts: Facts<C>): string };
  return { code, severity, message: row.message(facts), hint: row.hint(facts), ...(at && { at }) };
}

/** Thrown where a command cannot go on: shown without a stack, exit code 2. Anything else thrown is a bug and keeps its stack. */
export class ProblemError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((one) => one.message).join('\n'));
    this.name = 'ProblemError';
  }
}

/** Throws one problem. */
export function fail<C extends Code>(code: C, facts: Facts<C>, at?: Position): never {
  throw new ProblemError([problem(code, facts, at)]);
}
