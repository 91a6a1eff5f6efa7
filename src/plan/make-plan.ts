import type { Project } from '../config/project.ts';
import { kinds } from '../resources/table.ts';
import { acceptRisks } from './accept-risks.ts';
import type { Change, Difference } from './change.ts';
import { findRisks } from './find-risks.ts';
import { idNames, namedFields } from './id-names.ts';
import { placeFindings } from './place-findings.ts';
import type { Plan, PlanBase } from './plan.ts';
import { risks } from './risks/index.ts';
import type { Snapshot } from './snapshot.ts';
import { type RehearsedSignIn, type TokenChange, tokenDifference } from './token-difference.ts';

/** What a rehearsal has shown. */
export interface Rehearsal {
  /** Without people, as is the other one: what a tenant is. */
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Of `before` and `after`, with the requests that came to each change. */
  readonly difference: Difference;
  /** What the deploy would have deleted as well, and leaves. */
  readonly left: readonly Change[];
  readonly unknownRequests: readonly string[];
  readonly signInsBefore: readonly RehearsedSignIn[];
  readonly signInsAfter: readonly RehearsedSignIn[];
  readonly notRehearsed: readonly string[];
}

export interface PlanOptions {
  readonly base: PlanBase;
  /** `2026-11-26` */
  readonly today: string;
  readonly deployClientId?: string;
  /** Names of what is deleted and has never been in tenant/, as far as that is known. */
  readonly unmanaged?: readonly string[];
}

/** The plan that a rehearsal of the project comes to. Raises `unknown-risk`. */
export function makePlan(
  project: Pick<Project, 'environment' | 'tenant' | 'positions' | 'actions' | 'acceptedRisks'>,
  rehearsal: Rehearsal,
  { base, today, ...about }: PlanOptions,
): Plan {
  const { before, after, left, signInsBefore, signInsAfter, notRehearsed } = rehearsal;
  const { changes, unchanged } = rehearsal.difference;
  const { name: environment, protected: production } = project.environment;
  const context = { before, after, production, ...about };
  const found = placeFindings(project, findRisks(context, kinds, risks, changes));
  return {
    environment,
    base,
    changes,
    unchanged,
    left,
    unknownRequests: rehearsal.unknownRequests,
    findings: acceptRisks(found, { accepted: project.acceptedRisks, today }),
    tokens: named(tokenDifference(signInsBefore, signInsAfter), rehearsal),
    rehearsed: signInsAfter.length,
    notRehearsed,
  };
}

/** An application's id in a token says nothing to a reader, and is another one in each rehearsal. */
function named(tokens: readonly TokenChange[], { before, after }: Rehearsal): TokenChange[] {
  const names = idNames(kinds, before, after);
  return tokens.map((one) => ({ ...one, fields: namedFields(one.fields, names) }));
}
