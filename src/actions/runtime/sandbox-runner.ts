import { existsSync, realpathSync } from 'node:fs';
import { cachedCode } from '../../core/cached-bundle.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import type { HttpStub } from '../../core/http-stub.ts';
import type { ActionsRunner } from './runner.ts';
import { grantsOf } from './sandbox/grants.ts';
import { lost } from './sandbox/lost.ts';
import { openPool } from './sandbox/pool.ts';
import { SandboxProcess } from './sandbox/sandbox-process.ts';
import { runnableRow } from './triggers/index.ts';

const CHILD = 'src/actions/runtime/sandbox/child.ts';

export interface SandboxOptions {
  /** Absolute path of the `node_modules` that Actions may load packages from; may be missing. */
  readonly dependenciesFolder: string;
  /** What the Actions' api tells the time by; while a run lasts, only the system's own clock goes on. */
  readonly clock?: Clock;
  /** For all Actions of a run together; without it, the trigger's. */
  readonly timeoutMs?: number;
  /** What one child's heap may grow to. */
  readonly memoryMb?: number;
  /** How many children are kept for the next run. */
  readonly size?: number;
  /** How many there may be while runs wait for each other. */
  readonly most?: number;
  /** For rehearsals: Actions that call somebody fail, with a message that says whom. */
  readonly offline?: boolean;
  /** What `fetch` answers where it is offline. */
  readonly stubs?: readonly HttpStub[];
  /** The certificate of an authority that Actions trust besides: so that they can call the tenant that runs them. */
  readonly caFile?: string;
  /** Start the children now, and not with the first run. */
  readonly prewarm?: boolean;
}

/**
 * Runs Actions in child processes under Node.js's permission model: no files but the dependencies, no processes, an
 * empty environment, capped memory; the network is open. A child that loops, crashes or takes too much fails its own
 * run and is replaced. Children end with `close()` and with this process, however it ends.
 */
export function sandboxRunner({
  dependenciesFolder,
  clock = systemClock,
  timeoutMs: limitMs,
  memoryMb = 128,
  size = 1,
  most = Math.max(size, 4),
  offline = false,
  stubs = [],
  caFile,
  prewarm = false,
}: SandboxOptions): ActionsRunner {
  const start = async () =>
    new SandboxProcess(cachedCode(CHILD), {
      dependenciesFolder: realFolder(dependenciesFolder),
      grants: grantsOf(dependenciesFolder),
      memoryMb,
      offline,
      stubs,
      ...(caFile !== undefined && { caFile }),
    });
  const pool = openPool(start, size, most);
  // A child that cannot be started is told of by the run that needs one.
  if (prewarm) pool.warm().catch(() => undefined);
  return {
    async run(request) {
      const timeoutMs = limitMs ?? runnableRow(request.trigger).timeoutMs;
      const now = clock === systemClock ? undefined : clock.now();
      const message = { request, timeoutMs, ...(now !== undefined && { now }) };
      const outcome = await pool.use((child) => child.run(message));
      const action = request.actions[0]?.name ?? request.trigger;
      return (
        outcome ?? lost({ action, started: clock.now(), milliseconds: 0 }, 'The local tenant was closed.')
      );
    },
    close: () => pool.close(),
  };
}

/** A grant for a link would be none for what it leads to; a folder that is not there grants nothing. */
function realFolder(folder: string): string {
  return folder !== '' && existsSync(folder) ? realpathSync(folder) : '';
}
