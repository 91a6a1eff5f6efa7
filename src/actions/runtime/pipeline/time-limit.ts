import { url } from 'node:inspector';
import type { Trigger } from '../triggers/trigger.ts';

/**
 * Milliseconds that the Actions of a trigger have together, before and after a redirect anew (Auth0's documentation,
 * "Actions Limitations"). None while a debugger is attached: a breakpoint takes its time.
 */
export function timeLimit(trigger: Pick<Trigger, 'timeoutMs'>): number {
  return url() === undefined ? trigger.timeoutMs : Number.POSITIVE_INFINITY;
}

/** Says which Action was ended, and what the limit is. */
export function tookTooLong(action: string, trigger: string, limitMs: number): string {
  return `The Action ${action} was ended: the Actions of ${trigger} took longer than ${limitMs / 1000} seconds.`;
}
