import { inProcessRunner } from '../../actions/runtime/in-process-runner.ts';
import type { ActionsRunner } from '../../actions/runtime/runner.ts';
import type { Clock } from '../../core/clock.ts';
import { seededRandom } from '../../core/random.ts';
import { background } from '../../local-tenant/background.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import { liveSigningKeys } from '../../local-tenant/keys/live-signing-keys.ts';
import type { SigningKeys } from '../../local-tenant/keys/signing-keys.ts';
import { SignIns } from '../../local-tenant/sign-ins/sign-ins.ts';
import { memoryState } from '../../local-tenant/store/memory-state.ts';
import { type CacheEntries, openVisibleCache, type VisibleCache } from '../cache-entries.ts';
import type { TriggerRun } from '../sign-in/play.ts';
import type { ActionMaps } from './action-codes.ts';
import type { ProjectTenant } from './kept.ts';
import { withMappedStacks } from './mapped-stack.ts';

export interface TestTenant {
  readonly context: TenantContext;
  /** Every run of a trigger so far, in order. */
  readonly runs: readonly TriggerRun[];
  cacheOf(trigger: string): VisibleCache;
}

type Cached = Readonly<Record<string, CacheEntries>>;

/** Reading keys takes longer than all the rest of a tenant, and no test changes them. */
const keysOf = new WeakMap<ProjectTenant, SigningKeys>();

/**
 * The project's tenant as it was imported, for one test: what happens to it, no other test sees. Actions run in this
 * process. The same ids every time. `cached`: what `api.cache` finds, by trigger.
 */
export function openTenant(project: ProjectTenant, clock: Clock, cached: Cached = {}): TestTenant {
  const { root, domain, documents, maps } = project;
  const state = memoryState(documents);
  const keys = keysOf.get(project) ?? liveSigningKeys(state.documents);
  keysOf.set(project, keys);
  const cacheOf = visibleCaches(clock, cached);
  const runs: TriggerRun[] = [];
  const context: TenantContext = {
    ask: () => Promise.reject(new Error('nobody is asked here')),
    state,
    clock,
    keys,
    domain,
    issuer: `https://${domain}/`,
    random: seededRandom('a test'),
    runner: recording(inProcessRunner({ clock, requireFrom: root, cacheOf }), { maps, runs }),
    background: background(0),
    signIns: new SignIns(),
  };
  return { context, runs, cacheOf };
}

function visibleCaches(clock: Clock, cached: Cached): TestTenant['cacheOf'] {
  const caches = new Map<string, VisibleCache>();
  return (trigger) => {
    const cache = caches.get(trigger) ?? openVisibleCache(clock, cached[trigger]);
    caches.set(trigger, cache);
    return cache;
  };
}

interface Recording {
  readonly maps: ActionMaps;
  readonly runs: TriggerRun[];
}

function recording(runner: ActionsRunner, { maps, runs }: Recording): ActionsRunner {
  return {
    async run(request) {
      const outcome = withMappedStacks(await runner.run(request), maps);
      runs.push({ trigger: request.trigger, event: request.event, outcome });
      return outcome;
    },
    close: () => runner.close(),
  };
}
