import type { Prepared } from '../../deploy-cli/prepare.ts';
import type { Rehearsal } from '../make-plan.ts';
import { rehearseSignIns, type SignInOptions } from '../sign-ins/rehearse-sign-ins.ts';
import type { Snapshot } from '../snapshot.ts';
import type { RehearsedSignIn } from '../token-difference.ts';
import type { RehearsalTenant } from './open-rehearsal.ts';

/**
 * Imports a project into a tenant as a deploy would, and has its personas sign in before (as `base` knows them) and
 * after. Where the deploy deletes nothing, a second import shows what it leaves in the tenant. Raises what
 * `Importer.run` raises.
 */
export async function rehearse(
  tenant: RehearsalTenant,
  prepared: Prepared,
  base: Pick<Prepared, 'project'> = prepared,
): Promise<Rehearsal> {
  const { allowDelete } = prepared.project.environment;
  const signInsBefore = await signIns(tenant, base);
  const before = tenant.snapshot();
  await tenant.importProject(prepared, allowDelete);
  const after = tenant.snapshot();
  const signInsAfter = await signIns(tenant, prepared);
  const withDeletions = allowDelete ? after : await deletedToo(tenant, prepared);
  return { before, after, withDeletions, signInsBefore, signInsAfter, notRehearsed: unknownOf(signInsAfter) };
}

async function deletedToo(tenant: RehearsalTenant, prepared: Prepared): Promise<Snapshot> {
  await tenant.importProject(prepared, true);
  return tenant.snapshot();
}

function signIns(
  tenant: RehearsalTenant,
  { project }: Pick<Prepared, 'project'>,
): Promise<RehearsedSignIn[]> {
  const { personas, signIn } = project;
  const options: SignInOptions = {
    personas,
    attempt: (run) => tenant.attempt(run),
    ...(signIn && { audience: signIn.audience, scope: signIn.scope }),
  };
  return rehearseSignIns(tenant.context, options);
}

/** Why sign-ins could not be rehearsed, each reason once, with those whom it concerns. */
function unknownOf(signIns: readonly RehearsedSignIn[]): string[] {
  const who = new Map<string, string[]>();
  for (const { persona, application, outcome } of signIns) {
    if (!('unknown' in outcome)) continue;
    const name = persona === '' ? application : `${persona} at ${application}`;
    who.set(outcome.unknown, [...(who.get(outcome.unknown) ?? []), name]);
  }
  return [...who].map(([why, names]) => `${names.join(', ')}: ${why}`);
}
