import type { Execution, Outcome } from '../runner.ts';

/** What a run came to whose process ended in the middle of it, after `before`. */
export function lost(
  { action, started, milliseconds }: Pick<Execution, 'action' | 'started' | 'milliseconds'>,
  message: string,
  before: readonly Execution[] = [],
): Outcome {
  const error = { name: 'Error', message };
  return {
    commands: [],
    executions: [...before, { action, started, milliseconds, logs: [], error }],
    failed: { action, message },
    warnings: [],
  };
}
