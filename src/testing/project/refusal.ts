import { formatProblems } from '../../core/format-problem.ts';
import type { Problem } from '../../core/problem.ts';

/** Problems as an error that a test runner shows: it knows nothing of ours, so the places are in its message. */
export function refusal(problems: readonly Problem[]): Error {
  const error = new Error(formatProblems(problems, { color: false }));
  error.name = 'ProblemError';
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
