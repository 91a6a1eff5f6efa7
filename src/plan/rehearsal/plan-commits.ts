import { join } from 'node:path';
import type { ReadOptions } from '../../config/read-project.ts';
import type { Prepared } from '../../deploy-cli/prepare.ts';
import { makePlan } from '../make-plan.ts';
import type { Plan } from '../plan.ts';
import { checkout } from './checkout.ts';
import { openRehearsal, type RehearsalAhead } from './open-rehearsal.ts';
import { prepareCommit } from './prepare-commit.ts';
import { importsOf, rehearse } from './rehearse.ts';

export interface CommitPlanOptions {
  /** What the project is compared with: `origin/main`. */
  readonly ref: string;
  /** Where made files go, within the project. */
  readonly folder: string;
  readonly read: ReadOptions;
  readonly today: string;
  readonly signal?: AbortSignal;
  /** What has been started ahead. */
  readonly ahead?: RehearsalAhead;
}

/**
 * Plans what the project does to a tenant that is as a commit says: no tenant and no credentials are needed.
 * Raises `no-repository`, `unknown-commit`, what is wrong with the commit's project, and what an import raises.
 */
export async function planAgainstCommit(prepared: Prepared, options: CommitPlanOptions): Promise<Plan> {
  const { project } = prepared;
  const { ref, folder, read, today, signal, ahead } = options;
  const base = checkout(project.root, ref, join(folder, 'commits'));
  try {
    const before = await prepareCommit(base, project.root, read);
    const tenant = await openRehearsal({
      folder,
      root: project.root,
      deployClientName: project.environment.deployClient,
      stubs: project.rehearsalStubs,
      imports: 1 + importsOf(project),
      ...(signal && { signal }),
      ...(ahead && { ahead }),
    });
    try {
      await tenant.importProject(before, true);
      const { deployClientId } = tenant;
      const rehearsal = await rehearse(tenant, prepared, before);
      return makePlan(project, rehearsal, {
        base: { type: 'commit', ref, commit: base.commit },
        today,
        deployClientId,
      });
    } finally {
      await tenant.close();
    }
  } finally {
    base.remove();
  }
}
