import { isDoc } from '../../../core/json.ts';
import type { Execution, Outcome, RunRequest } from '../runner.ts';

/** To the child: run these Actions. */
export interface RunMessage {
  /** Told back with the outcome: what an Action left running cannot answer for a later run. */
  readonly run: string;
  readonly request: RunRequest;
  readonly timeoutMs: number;
  /** Milliseconds since the epoch, where another clock than the system's tells the time. */
  readonly now?: number;
}

/** From the child. */
export type ChildMessage =
  /** It can take a run. */
  | { readonly type: 'ready' }
  /** It has taken the run: from here on it cannot be given to another child. */
  | { readonly type: 'taken'; readonly run: string }
  /** An Action begins that is not the first, so that one that never ends can be named. */
  | { readonly type: 'started'; readonly run: string; readonly action: string }
  /** An Action has ended and a later one begins: what it did is known when that one ends the process. */
  | { readonly type: 'ran'; readonly run: string; readonly execution: Execution }
  | {
      readonly type: 'done';
      readonly run: string;
      readonly outcome: Outcome;
      /** All that the child has used. */
      readonly cpuSeconds: number;
      /** An Action has changed what every later one would find changed: the child is not to be used again. */
      readonly spoilt: boolean;
    }
  /** A bug of ours, with its stack. */
  | { readonly type: 'bug'; readonly run: string; readonly message: string };

/** Whether what came over the channel, where an Action can write as well, is a message that can be read. */
export function isChildMessage(value: unknown): value is ChildMessage {
  if (!isDoc(value)) return false;
  const { type, outcome, execution } = value;
  if (type === 'done') return hasLists(outcome, ['commands', 'executions', 'warnings']);
  if (type === 'ran') return hasLists(execution, ['logs']);
  return ['ready', 'taken', 'started', 'bug'].includes(String(type));
}

function hasLists(value: unknown, names: readonly string[]): boolean {
  return isDoc(value) && names.every((name) => Array.isArray(value[name]));
}
