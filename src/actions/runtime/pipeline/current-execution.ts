import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogEntry } from '../runner.ts';

export type LogLevel = LogEntry['level'];

/** The Action that runs, as seen from the code that it calls, also after an `await`. */
export interface CurrentExecution {
  log(level: LogLevel, text: string): void;
  /** Ends the Action with an error that it did not throw itself: a rejection that nobody handles. */
  fail(error: unknown): void;
}

const storage = new AsyncLocalStorage<CurrentExecution>();

export function currentExecution(): CurrentExecution | undefined {
  return storage.getStore();
}

export function withExecution<T>(execution: CurrentExecution, run: () => T): T {
  return storage.run(execution, run);
}
