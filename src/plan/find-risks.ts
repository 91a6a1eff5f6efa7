import type { Kind } from '../resources/kind.ts';
import type { Change } from './change.ts';
import { netDifference } from './net-difference.ts';
import type { ChangedResource, Finding, Hit, Risk, RiskContext, Severity } from './risk.ts';

const ORDER: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** What is dangerous in the difference of two states of a tenant, the worst first. */
export function findRisks(
  context: RiskContext,
  kinds: readonly Kind[],
  risks: readonly Risk[],
  changes: readonly Change[] = netDifference(context.before, context.after, kinds).changes,
): Finding[] {
  const found = changes.flatMap((change) => {
    const resource = withDocuments(change, context);
    return risks
      .filter(({ kinds: looksAt }) => looksAt.includes(change.kind))
      .flatMap((risk) => risk.find(resource, context).map((hit) => finding(risk, change, hit)));
  });
  return found.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

function withDocuments(change: Change, { before, after }: RiskContext): ChangedResource {
  const { path, before: oldId, after: newId } = change.place;
  const old = oldId === undefined ? undefined : before[path]?.[oldId];
  const now = newId === undefined ? undefined : after[path]?.[newId];
  return { ...change, ...(old && { before: old }), ...(now && { after: now }) };
}

function finding({ id, severity }: Risk, { kind, name, place }: Change, hit: Hit): Finding {
  return { risk: id, kind, name, place, severity, ...hit };
}
