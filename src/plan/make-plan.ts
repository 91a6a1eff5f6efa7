import type { Project } from '../config/project.ts';
import { kinds as allKinds } from '../resources/table.ts';
import { acceptRisks } from './accept-risks.ts';
import { findRisks } from './find-risks.ts';
import { netDifference } from './net-difference.ts';
import { placeFindings } from './place-findings.ts';
import type { Plan, PlanBase } from './plan.ts';
import { risks } from './risks/index.ts';
import type { Snapshot } from './snapshot.ts';
import { type RehearsedSignIn, tokenDifference } from './token-difference.ts';

/** What a rehearsal has shown. */
export interface Rehearsal {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly signInsBefore: readonly RehearsedSignIn[];
  readonly signInsAfter: readonly RehearsedSignIn[];
  readonly notRehearsed: readonly string[];
}

export interface PlanOptions {
  readonly base: PlanBase;
  /** `2026-11-26` */
  readonly today: string;
  readonly deployClientId?: string;
}

/** What sign-ins leave behind is no part of what a tenant is: users, their sessions and grants, the log. */
const OF_PEOPLE = [
  'users',
  'sessions',
  'refreshTokens',
  'grants',
  'deviceCredentials',
  'logs',
  'actions.executions',
];

/** The plan that a rehearsal of the project comes to. Raises `unknown-risk`. */
export function makePlan(
  project: Pick<Project, 'environment' | 'tenant' | 'positions' | 'actions' | 'acceptedRisks'>,
  rehearsal: Rehearsal,
  { base, today, deployClientId }: PlanOptions,
): Plan {
  const { before, after, signInsBefore, signInsAfter, notRehearsed } = rehearsal;
  const { name: environment, protected: production } = project.environment;
  const kinds = allKinds.filter(({ name }) => !OF_PEOPLE.includes(name));
  const { changes, unchanged } = netDifference(before, after, kinds);
  const context = { before, after, production, ...(deployClientId !== undefined && { deployClientId }) };
  const found = placeFindings(project, findRisks(context, kinds, risks, changes));
  return {
    environment,
    base,
    changes,
    unchanged,
    findings: acceptRisks(found, { accepted: project.acceptedRisks, today }),
    tokens: tokenDifference(signInsBefore, signInsAfter),
    rehearsed: signInsAfter.length,
    notRehearsed,
  };
}
