import { AsyncResource } from 'node:async_hooks';
import { currentExecution } from '../../actions/runtime/pipeline/current-execution.ts';
import type { MovableClock } from '../../core/clock.ts';
import { VirtualTimeout } from './virtual-timeout.ts';

/** Timers that fire when they are told to, in the order of their times, and move the clock there. */
export interface VirtualTimers {
  set(callback: () => unknown, delay: unknown, repeats?: boolean): VirtualTimeout;
  /** `handle`: what `set` returned, or its number. Whether it was waiting. */
  clear(handle: unknown): boolean;
  /** Whether any is waiting. */
  waiting(): boolean;
  /** Fires the one that is due first. */
  fireNext(): void;
}

export function virtualTimers(clock: MovableClock): VirtualTimers {
  const queue = new Set<VirtualTimeout>();
  return {
    set(callback, delay, repeats = false) {
      const milliseconds = delayOf(delay);
      const fire = asTheAction(callback);
      return new VirtualTimeout(queue, { fire, repeats, dueFromNow: () => clock.now() + milliseconds });
    },
    clear(handle) {
      const timeout = [...queue].find((one) => one === handle || Number(one) === handle);
      timeout?.close();
      return timeout !== undefined;
    },
    waiting: () => queue.size > 0,
    fireNext() {
      const next = [...queue].reduce((first, one) => (one.due < first.due ? one : first));
      clock.advance(Math.max(0, next.due - clock.now()));
      next.fire();
    },
  };
}

/** As Node.js does: what is no delay of 1 ms to about 24 days counts as 1 ms. */
function delayOf(delay: unknown): number {
  const milliseconds = Math.trunc(Number(delay));
  return milliseconds >= 1 && milliseconds < 2 ** 31 ? milliseconds : 1;
}

/** The stage's loop fires it, and yet it is the Action that does something, and that fails with what is thrown. */
function asTheAction(callback: () => unknown): () => void {
  const context = new AsyncResource('VirtualTimeout', { requireManualDestroy: true });
  return () => context.runInAsyncScope(attempt, undefined, callback);
}

function attempt(callback: () => unknown): void {
  try {
    callback();
  } catch (error) {
    const execution = currentExecution();
    if (!execution) throw error;
    execution.fail(error);
  }
}
