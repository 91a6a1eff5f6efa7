import { AsyncLocalStorage } from 'node:async_hooks';
import type { MovableClock } from '../../core/clock.ts';
import type { Network } from '../http/network.ts';
import type { RealWork } from './real-work.ts';
import type { VirtualTimers } from './virtual-timers.ts';

/** What code sees that a stage plays, also after an `await`. */
export interface Scene {
  readonly clock: MovableClock;
  readonly timers: VirtualTimers;
  readonly work: RealWork;
  readonly network: Network;
  /** Milliseconds since the epoch, for `performance.now()`. */
  readonly began: number;
}

const storage = new AsyncLocalStorage<Scene>();

/** The scene that the running code belongs to; undefined for everything else in the process. */
export function currentScene(): Scene | undefined {
  return storage.getStore();
}

export function inScene<T>(scene: Scene, play: () => T): T {
  return storage.run(scene, play);
}

/** For the little that a scene does in the real world. */
export function offStage<T>(play: () => T): T {
  return storage.exit(play);
}
