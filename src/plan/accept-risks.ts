import type { AcceptedRisk } from '../config/accepted-risks.ts';
import { nearest } from '../core/nearest.ts';
import { fail } from '../core/problem.ts';
import type { PlacedFinding } from './plan.ts';
import { risks } from './risks/index.ts';

/** What the project has accepted, and on which day the plan is made: `2026-11-26`. */
export interface Acceptance {
  readonly accepted: readonly AcceptedRisk[];
  readonly today: string;
}

/**
 * The findings with those that somebody has accepted marked as such. An acceptance whose day is over accepts nothing
 * and is a finding of its own. Raises `unknown-risk` for the id of no risk.
 */
export function acceptRisks(
  findings: readonly PlacedFinding[],
  { accepted, today }: Acceptance,
): PlacedFinding[] {
  for (const { risk, at } of accepted) {
    const known = risks.map(({ id }) => id);
    if (!known.includes(risk)) fail('unknown-risk', { risk, nearest: nearest(risk, known) }, at);
  }
  const valid = accepted.filter(({ until }) => until >= today);
  const marked = findings.map((finding) => {
    const entry = valid.find((one) => isFor(one, finding));
    return entry ? { ...finding, accepted: { reason: entry.reason, until: entry.until } } : finding;
  });
  return [...marked, ...accepted.filter(({ until }) => until < today).map(expired)];
}

function isFor({ risk, resource }: AcceptedRisk, finding: PlacedFinding): boolean {
  return risk === finding.risk && (resource === undefined || resource === finding.name);
}

function expired({ risk, resource = '', reason, until, at }: AcceptedRisk): PlacedFinding {
  return {
    risk: 'ACCEPTANCE-EXPIRED',
    severity: 'medium',
    kind: 'accepted-risks',
    name: resource,
    place: { path: '' },
    message: `${risk} was accepted until ${until} (${reason}): decide again, or take the entry away.`,
    at,
  };
}
