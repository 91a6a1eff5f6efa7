import { inspect } from 'node:util';
import { isDoc } from '../../../core/json.ts';
import type { Execution } from '../runner.ts';

export type ErrorReport = NonNullable<Execution['error']>;

const MAX_FRAMES = 10;
const MAX_LENGTH = 10_000;

/** What was thrown: name, message, and of the stack the frames that `ownFrame` takes for the Action's. Anything can be thrown. */
export function describeError(thrown: unknown, ownFrame: (frame: string) => boolean): ErrorReport {
  if (!isDoc(thrown) || typeof thrown['message'] !== 'string') {
    return { name: 'Error', message: cut(typeof thrown === 'string' ? thrown : inspect(thrown)) };
  }
  const name = typeof thrown['name'] === 'string' ? cut(thrown['name']) : 'Error';
  const message = cut(thrown['message']);
  const frames = framesOf(thrown['stack']).filter(ownFrame).slice(0, MAX_FRAMES);
  return {
    name,
    message,
    ...(frames.length > 0 && { stack: [`${name}: ${message}`, ...frames].join('\n') }),
  };
}

function cut(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text;
}

function framesOf(stack: unknown): string[] {
  return typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];
}
