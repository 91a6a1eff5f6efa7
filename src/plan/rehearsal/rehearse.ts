import { ProblemError } from '../../core/problem.ts';
import type { Prepared } from '../../deploy-cli/prepare.ts';
import { kinds } from '../../resources/table.ts';
import type { Change } from '../change.ts';
import { findTwins } from '../find-twins.ts';
import type { Rehearsal } from '../make-plan.ts';
import { netDifference } from '../net-difference.ts';
import { type Reach, reachOf } from '../sign-ins/reach.ts';
import { rehearseSignIns, type SignInOptions } from '../sign-ins/rehearse-sign-ins.ts';
import type { Snapshot } from '../snapshot.ts';
import type { RehearsedSignIn } from '../token-difference.ts';
import { unknownRequests, withRequests } from '../with-requests.ts';
import { withoutPeople } from '../without-people.ts';
import type { RehearsalTenant } from './open-rehearsal.ts';

/**
 * Imports a project into a tenant as a deploy would, and has its personas sign in after it, and to the tenant as it was
 * before, wherever the change can make a difference. Where the deploy deletes nothing, a second import shows what
 * it leaves in the tenant. In the end the tenant is as it was. `base`: where personas are read from for the time before.
 * Raises `entry-of-two`, and what `Importer.run` raises.
 */
export async function rehearse(
  tenant: RehearsalTenant,
  prepared: Prepared,
  base: Pick<Prepared, 'project'> = prepared,
): Promise<Rehearsal> {
  const { allowDelete } = prepared.project.environment;
  const start = tenant.start();
  await tenant.importProject(prepared, allowDelete).finally(() => refuseTwins(prepared, start.documents()));
  const before = withoutPeople(start.documents());
  const after = withoutPeople(tenant.snapshot());
  const found = netDifference(before, after, kinds);
  const writes = start.writes();
  const difference = { ...found, changes: withRequests(found.changes, writes) };
  const reach = reachOf(difference.changes, { before, after });
  const signInsAfter = await signIns(tenant, prepared, reach);
  const left = allowDelete ? [] : await leftIn(tenant, prepared, after);
  start.restore();
  const signInsBefore = await signIns(tenant, samePeople(base, prepared), reach);
  return {
    before,
    after,
    difference,
    left,
    unknownRequests: unknownRequests(writes),
    signInsBefore,
    signInsAfter,
    notRehearsed: unknownOf(signInsAfter),
  };
}

/** The personas as they were, of those that are there still: a role that is renamed had its old name then. */
function samePeople(
  { project: then }: Pick<Prepared, 'project'>,
  { project: now }: Pick<Prepared, 'project'>,
): Pick<Prepared, 'project'> {
  const asTheyWere = now.personas.map((one) => then.personas.find(({ name }) => name === one.name) ?? one);
  return { project: { ...now, personas: asTheyWere } };
}

/** Raises `entry-of-two`: also where it is why an import has failed. */
function refuseTwins({ project }: Prepared, before: Snapshot): void {
  const problems = findTwins(project, before, kinds);
  if (problems.length > 0) throw new ProblemError(problems);
}

/** How often a rehearsal imports a project. */
export function importsOf({ environment }: Prepared['project']): number {
  return environment.allowDelete ? 1 : 2;
}

/** What an import that deletes would delete as well. */
async function leftIn(tenant: RehearsalTenant, prepared: Prepared, after: Snapshot): Promise<Change[]> {
  await tenant.importProject(prepared, true);
  const { changes } = netDifference(after, withoutPeople(tenant.snapshot()), kinds);
  return changes.filter(({ action }) => action === 'delete');
}

function signIns(
  tenant: RehearsalTenant,
  { project }: Pick<Prepared, 'project'>,
  reach: Reach,
): Promise<RehearsedSignIn[]> {
  const { personas, signIn } = project;
  const options: SignInOptions = {
    personas,
    reach,
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
