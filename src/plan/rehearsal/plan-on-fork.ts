import type { Project } from '../../config/project.ts';
import type { Prepared } from '../../deploy-cli/prepare.ts';
import type { Fork } from '../../local-tenant/upstream/fork.ts';
import { makePlan } from '../make-plan.ts';
import type { Plan } from '../plan.ts';
import { withRadius } from '../radius/with-radius.ts';
import { deployClientOf } from './deploy-client-of.ts';
import { neverNamed } from './never-named.ts';
import { openRehearsal, type RehearsalAhead } from './open-rehearsal.ts';
import { importsOf, rehearse } from './rehearse.ts';

export interface ForkPlanOptions {
  /** Where made files go, within the project. */
  readonly folder: string;
  readonly today: string;
  readonly signal?: AbortSignal;
  /** What has been started ahead; it is ended here. */
  readonly ahead?: RehearsalAhead;
  /** What else is to be done with the fork, when the rehearsal is over and it can still be read. */
  beforeClose?(): Promise<void>;
}

/**
 * Plans what a deploy of the project would do to the tenant that a fork is of, which is closed in the end. Raises what
 * an import raises, and what reading for the fork does.
 */
export async function planOnFork(prepared: Prepared, fork: Fork, options: ForkPlanOptions): Promise<Plan> {
  const { project } = prepared;
  const { today, beforeClose } = options;
  const { tenant, deployClientId } = await openOn(fork, project, options).catch((error: unknown) => {
    options.ahead?.importer.stop();
    fork.state.close();
    throw error;
  });
  try {
    const rehearsal = await rehearse(tenant, prepared);
    await beforeClose?.();
    const plan = makePlan(project, rehearsal, {
      base: { type: 'tenant', domain: fork.domain },
      today,
      deployClientId,
      unmanaged: neverNamed(project.root, rehearsal.difference.changes),
    });
    const radius = { before: rehearsal.before, now: tenant.context.clock.now() };
    return { ...plan, findings: await withRadius(plan.findings, fork, radius) };
  } finally {
    await tenant.close();
  }
}

async function openOn(fork: Fork, project: Project, { folder, signal, ahead }: ForkPlanOptions) {
  const deployClientId = await deployClientOf(fork, project.environment.deployClient);
  const tenant = await openRehearsal({
    folder,
    root: project.root,
    deployClientName: project.environment.deployClient,
    stubs: project.rehearsalStubs,
    imports: importsOf(project),
    deployClientId,
    fork,
    ...(signal && { signal }),
    ...(ahead && { ahead }),
  });
  return { tenant, deployClientId };
}
