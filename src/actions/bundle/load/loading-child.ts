import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { cachedCode } from '../../../core/cached-bundle.ts';
import { spawnChild } from '../../runtime/sandbox/spawn-child.ts';
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
  const child = spawnChild(cachedCode(CHILD), { dependenciesFolder: '', memoryMb: MEMORY_MB });
  detach(child);
  let loads = 0;
  return {
    load(bundle) {
      loads++;
      return answer(child, bundle);
    },
    isFresh: () => loads === 0,
    isLost: () => child.killed || child.exitCode !== null || child.signalCode !== null,
    end: () => child.kill('SIGKILL'),
  };
}

function detach(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  for (const pipe of [child.stdin, child.stderr]) if (pipe instanceof Socket) pipe.unref();
  child.stderr?.resume();
  // Told of by the next answer.
  child.on('error', () => undefined);
}

function answer(child: ChildProcess, bundle: LoadMessage): Promise<Loaded> {
  return new Promise((settle) => {
    const end = (result: Loaded) => {
      clearTimeout(timer);
      child.off('message', end).off('error', refused).off('exit', exited);
      settle(result);
    };
    const refused = ({ message }: Error) => end({ error: message });
    const exited = () => end({ error: 'it ends its process' });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end({ error: `it takes longer than ${TIMEOUT_MS / 1000} seconds` });
    }, TIMEOUT_MS);
    child.on('message', end).on('error', refused).on('exit', exited);
    child.send(bundle);
  });
}
