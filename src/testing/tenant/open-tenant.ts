import type { Lookups } from '../../actions/runtime/api/method.ts';
import { inProcessRunner } from '../../actions/runtime/in-process-runner.ts';
import type { ActionsRunner, Outcome, RunRequest } from '../../actions/runtime/runner.ts';
import type { Clock } from '../../core/clock.ts';
import { seededRandom } from '../../core/random.ts';
import { background } from '../../local-tenant/background.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import { liveSigningKeys } from '../../local-tenant/keys/live-signing-keys.ts';
import type { ProjectTenant } from './kept.ts';
import { memoryState } from './memory-state.ts';

export interface TestTenant {
  readonly context: TenantContext;
  /** Every run of a trigger so far, in order. */
  readonly runs: readonly TriggerRun[];
}

export interface TriggerRun extends Pick<RunRequest, 'trigger' | 'event'> {
  readonly lookups?: Lookups;
  readonly outcome: Outcome;
}

/**
 * The project's tenant as it was imported, for one test: what happens to it, no other test sees. Actions run in this
 * process. The same ids every time.
 */
export function openTenant({ root, domain, documents }: ProjectTenant, clock: Clock): TestTenant {
  const state = memoryState(documents);
  const runs: TriggerRun[] = [];
  const context: TenantContext = {
    state,
    clock,
    random: seededRandom('a test'),
    domain,
    issuer: `https://${domain}/`,
    keys: liveSigningKeys(state.documents),
    runner: recording(inProcessRunner({ clock, requireFrom: root }), runs),
    background: background(0),
  };
  return { context, runs };
}

function recording(runner: ActionsRunner, runs: TriggerRun[]): ActionsRunner {
  return {
    async run(request) {
      const outcome = await runner.run(request);
      runs.push({ trigger: request.trigger, event: request.event, outcome });
      return outcome;
    },
    close: () => runner.close(),
  };
}
