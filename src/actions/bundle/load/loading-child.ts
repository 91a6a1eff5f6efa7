import { cachedCode } from '../../../core/cached-bundle.ts';
import { type ChildLink, startChild as start } from '../../runtime/sandbox/child-link.ts';
import type { Loaded, LoadMessage } from './messages.ts';

/** A child process that loads bundles. It does not keep this process from ending, and ends with it. */
export interface LoadingChild {
  load(bundle: LoadMessage): Promise<Loaded>;
  /** Whether it has loaded nothing yet. */
  isFresh(): boolean;
  /** Whether it has ended, or is about to. */
  isLost(): boolean;
  end(): void;
}

const CHILD = 'src/actions/bundle/load/load-child.ts';
/** Auth0 ends a trigger after 20 seconds; code that takes a tenth of it to load is taken for a loop. */
const TIMEOUT_MS = 2_000;
const MEMORY_MB = 128;

export function startChild(): LoadingChild {
  let loads = 0;
  let lost: string | undefined;
  let settle: ((loaded: Loaded) => void) | undefined;

  function lose(why: string): void {
    lost ??= why;
    link.kill();
    settle?.({ error: lost });
  }

  const link: ChildLink<LoadMessage> = start(cachedCode(CHILD), LIMITS, {
    receive: (message) => settle?.(message as Loaded),
    garbled: () => lose('it writes where its process talks to this one'),
    ended: () => lose('it ends its process'),
  });
  link.keepAlive(false);

  return {
    async load(bundle) {
      loads++;
      if (lost !== undefined) return { error: lost };
      const timer = setTimeout(() => lose(`it takes longer than ${TIMEOUT_MS / 1000} seconds`), TIMEOUT_MS);
      try {
        return await new Promise<Loaded>((resolve) => {
          settle = resolve;
          link.send(bundle);
        });
      } finally {
        clearTimeout(timer);
      }
    },
    isFresh: () => loads === 0,
    isLost: () => lost !== undefined,
    end: () => link.kill(),
  };
}

const LIMITS = { dependenciesFolder: '', grants: [], memoryMb: MEMORY_MB };
