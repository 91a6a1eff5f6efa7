import { format } from 'node:util';
import { currentExecution, type LogLevel } from './current-execution.ts';

const LEVELS = ['log', 'info', 'warn', 'error', 'debug'] as const satisfies readonly LogLevel[];

/** A console that writes to the log of the Action that runs, and to `outside` where none does. */
export function actionConsole(outside: Console): Console {
  const replaced = Object.fromEntries(LEVELS.map((level) => [level, writer(level, outside)]));
  return Object.assign(Object.create(outside), replaced);
}

function writer(level: LogLevel, outside: Console) {
  return (...values: unknown[]): void => {
    const execution = currentExecution();
    if (execution) execution.log(level, format(...values));
    else outside[level](...values);
  };
}
