import promises from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Patch } from './patch.ts';
import { staged } from './staged.ts';
import { abortAfter, eachInterval, sleep, type WaitOptions } from './virtual-waiting.ts';

type SetTimer = (callback: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => unknown;
type ClearTimer = (handle: unknown) => void;

/** `setTimeout` and the like, of a global object or of `node:timers`. */
export function timerPatches(target: object): readonly Patch[] {
  return [
    setter(target, 'setTimeout', false, { [promisify.custom]: promised }),
    setter(target, 'setInterval', true),
    clearer(target, 'clearTimeout'),
    clearer(target, 'clearInterval'),
  ];
}

function setter(target: object, key: string, repeats: boolean, properties?: object): Patch {
  return staged<SetTimer>(
    target,
    key,
    ({ timers }): SetTimer =>
      (callback, delay, ...args) =>
        timers.set(() => callback(...args), delay, repeats),
    properties,
  );
}

function clearer(target: object, key: string): Patch {
  return staged<ClearTimer>(
    target,
    key,
    ({ timers }, real): ClearTimer =>
      (handle) => {
        if (!timers.clear(handle)) real(handle);
      },
  );
}

/** For `promisify(setTimeout)`. */
const promised = (...args: Parameters<typeof promises.setTimeout>) => promises.setTimeout(...args);

/** What waits in other ways. */
export const waitingPatches: readonly Patch[] = [
  staged(
    promises,
    'setTimeout',
    ({ timers }) =>
      (delay?: number, value?: unknown, options?: WaitOptions) =>
        sleep(timers, delay, value, options),
  ),
  staged(
    promises,
    'setInterval',
    ({ timers }) =>
      (delay?: number, value?: unknown, options?: WaitOptions) =>
        eachInterval(timers, delay, value, options),
  ),
  staged(
    promises.scheduler,
    'wait',
    ({ timers }) =>
      (delay?: number, options?: WaitOptions) =>
        sleep(timers, delay, undefined, options),
  ),
  staged(
    AbortSignal,
    'timeout',
    ({ timers }) =>
      (delay: number) =>
        abortAfter(timers, delay),
  ),
  staged(
    performance,
    'now',
    ({ clock, began }) =>
      () =>
        clock.now() - began,
  ),
];
