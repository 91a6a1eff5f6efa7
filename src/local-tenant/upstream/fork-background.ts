import type { Background } from '../background.ts';
import type { Fork } from './fork.ts';
import { untilLoaded } from './not-loaded.ts';

/** What a fork does while nobody waits for it: a task that needs what has not been read yet waits for it, and begins anew. */
export function forkBackground(background: Background, fork: Fork): Background {
  return {
    ...background,
    start: (task) => background.start(() => untilLoaded(task, (missing) => fork.load(missing))),
  };
}
