import { systemClock } from '../../core/clock.ts';
import type { Prepared } from '../../deploy-cli/prepare.ts';
import type { Fork } from '../../local-tenant/upstream/fork.ts';
import { type ForkOptions, openForkOf } from '../../local-tenant/upstream/open-fork.ts';
import { readLists } from '../../local-tenant/upstream/read-lists.ts';
import { saveFork } from '../../local-tenant/upstream/save-fork.ts';
import type { Plan } from '../plan.ts';
import { countAll } from '../radius/count-all.ts';
import { type ForkPlanOptions, planOnFork } from './plan-on-fork.ts';

export interface TenantPlanOptions extends ForkPlanOptions {
  readonly upstream: ForkOptions;
  /** A file for what was read of the tenant, masked, for its lists besides, and for how much its parts are used. */
  readonly save?: string;
  /** How often the tenant was asked for something. */
  onRequests?(count: number): void;
}

/**
 * Plans what a deploy of the project would do to a tenant: it is rehearsed on a fork, and nothing is written to the
 * tenant. Raises what `openForkOf` and `planOnFork` raise.
 */
export async function planAgainstTenant(prepared: Prepared, options: TenantPlanOptions): Promise<Plan> {
  const { upstream, save, onRequests, ...rest } = options;
  const fork = await openForkOf(upstream);
  const plan = await planOnFork(prepared, fork, {
    ...rest,
    ...(save !== undefined && { beforeClose: () => saved(fork, save) }),
  });
  onRequests?.(fork.upstream.requests);
  return plan;
}

async function saved(fork: Fork, file: string): Promise<void> {
  await readLists(fork);
  await countAll(fork, systemClock.now());
  saveFork(fork, file);
}
