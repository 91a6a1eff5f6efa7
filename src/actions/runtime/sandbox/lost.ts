import type { Outcome } from '../runner.ts';

/** What a run came to whose process ended in the middle of it. */
export function lost(action: string, message: string, started: number, milliseconds = 0): Outcome {
  const error = { name: 'Error', message };
  return {
    commands: [],
    executions: [{ action, started, milliseconds, logs: [], error }],
    failed: { action, message },
    warnings: [],
  };
}
