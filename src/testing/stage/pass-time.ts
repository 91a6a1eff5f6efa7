import timers from 'node:timers';
import type { Scene } from './scene.ts';

/** The real ones, whatever replaces them later. */
const { setImmediate, setTimeout } = timers;

/** So many turns of Node.js's loop in a row before it is left alone for a millisecond while work is under way. */
const EAGER_TURNS = 20;

/** Lets a scene's timers fire, one after the other, each when there is nothing else left to do; until `isOver`. */
export async function passTime(scene: Scene, isOver: () => boolean): Promise<void> {
  const { timers: virtual, work } = scene;
  let idle = 0;
  while (!isOver()) {
    await (idle < EAGER_TURNS ? nextTurn() : aMillisecond());
    if (isOver()) return;
    const waits = work.busy() || !virtual.waiting();
    idle = waits ? idle + 1 : 0;
    if (!waits) virtual.fireNext();
  }
}

/** Resolves when promises, ticks and callbacks that are due have had their turn. */
export const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const aMillisecond = () => new Promise<void>((resolve) => setTimeout(resolve, 1));
