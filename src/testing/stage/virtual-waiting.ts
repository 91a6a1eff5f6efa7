import type { VirtualTimers } from './virtual-timers.ts';

export interface WaitOptions {
  readonly signal?: AbortSignal;
}

/** `setTimeout` of `node:timers/promises`. */
export function sleep<T>(
  timers: VirtualTimers,
  delay?: number,
  value?: T,
  options: WaitOptions = {},
): Promise<T | undefined> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    const abort = () => {
      timer.close();
      reject(abortError(signal?.reason));
    };
    const timer = timers.set(() => {
      signal?.removeEventListener('abort', abort);
      resolve(value);
    }, delay);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}

/** `setInterval` of `node:timers/promises`. */
export async function* eachInterval<T>(
  timers: VirtualTimers,
  delay?: number,
  value?: T,
  options?: WaitOptions,
) {
  for (;;) yield await sleep(timers, delay, value, options);
}

/** `AbortSignal.timeout` */
export function abortAfter(timers: VirtualTimers, delay: number): AbortSignal {
  const controller = new AbortController();
  const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  timers.set(() => controller.abort(reason), delay);
  return controller.signal;
}

/** As Node.js's. */
function abortError(cause: unknown): Error {
  const error = new Error('The operation was aborted', { cause });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}
