import type { Outcome } from '../runner.ts';

/** What a run came to whose process ended in the middle of it. */
export function lost(action: string, message: string, started = Date.now()): Outcome {
  const error = { name: 'Error', message };
  const milliseconds = Date.now() - started;
  return {
    commands: [],
    executions: [{ action, started, milliseconds, logs: [], error }],
    failed: { action, message },
    warnings: [],
  };
}
