import timers from 'node:timers';
import { actionConsole } from '../../actions/runtime/pipeline/action-console.ts';
import { networkPatches } from '../http/network-patches.ts';
import { stubbedFetch } from '../http/stubbed-fetch.ts';
import { outerGlobal } from './outer-global.ts';
import { type Patch, patch } from './patch.ts';
import { staged } from './staged.ts';
import { timerPatches, waitingPatches } from './timer-patches.ts';
import { virtualDate } from './virtual-date.ts';

/** Where code finds `Date` and `fetch`: Jest's global object, and the one that it hides. */
const globals = globalThis === outerGlobal ? [globalThis] : [globalThis, outerGlobal];

const callable = (target: object): readonly Patch[] => [
  staged<typeof fetch>(target, 'fetch', ({ network }, real) => stubbedFetch(real, network)),
  ...timerPatches(target),
];

const globalPatches = (target: object): readonly Patch[] => [
  patch(target, 'Date', virtualDate),
  patch(target, 'console', actionConsole),
  ...callable(target),
];

/**
 * What code likes to keep when it is loaded: `const sleep = promisify(setTimeout)`, a client that takes `fetch`. These stay
 * in from when the kit is loaded, which is before the Action where the test imports it first.
 */
export const lasting: readonly Patch[] = callable(globalThis);

/** Everything that tells the time, waits, writes or reaches out: for a scene its own, for everybody else as it was. */
export const patches: readonly Patch[] = [
  ...globals.flatMap(globalPatches),
  ...timerPatches(timers),
  ...waitingPatches,
  ...networkPatches,
];
