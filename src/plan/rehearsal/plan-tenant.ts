import type { Prepared } from '../../deploy-cli/prepare.ts';
import { type ForkOptions, openForkOf } from '../../local-tenant/upstream/open-fork.ts';
import { makePlan } from '../make-plan.ts';
import type { Plan } from '../plan.ts';
import { openRehearsal } from './open-rehearsal.ts';
import { rehearse } from './rehearse.ts';

export interface TenantPlanOptions {
  readonly upstream: ForkOptions;
  /** Where made files go, within the project. */
  readonly folder: string;
  readonly today: string;
  readonly signal?: AbortSignal;
}

/**
 * Plans what a deploy of the project would do to a tenant: it is rehearsed on a fork, and nothing is written to the
 * tenant. Raises what `openForkOf` and an import raise.
 */
export async function planAgainstTenant(prepared: Prepared, options: TenantPlanOptions): Promise<Plan> {
  const { project } = prepared;
  const { upstream, folder, today, signal } = options;
  const fork = await openForkOf(upstream);
  const tenant = await openRehearsal({
    folder,
    root: project.root,
    deployClientName: project.environment.deployClient,
    fork,
    ...(signal && { signal }),
  });
  try {
    const rehearsal = await rehearse(tenant, prepared);
    return makePlan(project, rehearsal, {
      base: { type: 'tenant', domain: upstream.domain },
      today,
      deployClientId: upstream.clientId,
    });
  } finally {
    await tenant.close();
  }
}
