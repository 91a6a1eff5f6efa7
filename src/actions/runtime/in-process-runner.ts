import { resolve } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import type { Cache } from './api/cache-store.ts';
import { actionLoader } from './pipeline/action-loader.ts';
import { cachesOf } from './pipeline/caches.ts';
import { compileHere } from './pipeline/compile-here.ts';
import { packagesOf } from './pipeline/packages.ts';
import { runActions } from './pipeline/run-actions.ts';
import type { ActionsRunner } from './runner.ts';
import { runnableRow } from './triggers/index.ts';

export interface InProcessOptions {
  readonly clock: Clock;
  /** The folder whose `node_modules` holds the Actions' dependencies; without it, the working directory. */
  readonly requireFrom?: string;
  /** For all Actions of a run together; without it, the trigger's, and no limit while a debugger is attached. */
  readonly timeoutMs?: number;
  /** The cache of each trigger; without it, empty ones. */
  readonly cacheOf?: (trigger: string) => Cache;
}

/** Runs Actions in this process: quick, and no protection from an Action that loops, ends the process or reads files. */
export function inProcessRunner({
  clock,
  requireFrom = '.',
  timeoutMs,
  cacheOf = cachesOf(clock),
}: InProcessOptions): ActionsRunner {
  const load = actionLoader({ packages: packagesOf(resolve(requireFrom)), compile: compileHere, console });
  return {
    async run({ trigger, actions, event, ...flow }) {
      const limit = timeoutMs === undefined ? {} : { timeoutMs };
      const options = { ...flow, ...limit, clock, cache: cacheOf(trigger) };
      return runActions(runnableRow(trigger), actions.map(load), event, options);
    },
    async close() {},
  };
}
