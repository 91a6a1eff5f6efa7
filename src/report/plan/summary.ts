import type { Change } from '../../plan/change.ts';
import type { PlacedFinding, Plan } from '../../plan/plan.ts';
import type { Severity } from '../../plan/risk.ts';
import type { TokenChange } from '../../plan/token-difference.ts';

export const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** The heading over requests that the local tenant does not understand. */
export const UNKNOWN_REQUESTS = 'Sent as well, and not understood here: what it changes is not known';

/** The risks that nobody has accepted. */
export function open(findings: readonly PlacedFinding[]): PlacedFinding[] {
  return findings.filter(({ accepted }) => !accepted);
}

/** `the local tenant` or `commit 1a2b3c4 (main)`: what the plan compares with. */
export function baseText({ base }: Plan): string {
  return base.type === 'tenant' ? base.domain : `commit ${base.commit.slice(0, 7)} (${base.ref})`;
}

const WORDS: Readonly<Record<Change['action'], string>> = {
  create: 'created',
  update: 'changed',
  replace: 'replaced',
  delete: 'deleted',
};

/** `1 created, 2 changed, 1 deleted; 12 sign-ins rehearsed, 3 differ` */
export function countsText({ changes, tokens, rehearsed }: Plan): string {
  const counts = Object.entries(WORDS).flatMap(([action, word]) => {
    const count = changes.filter((change) => change.action === action).length;
    return count > 0 ? [`${count} ${word}`] : [];
  });
  const resources = counts.length > 0 ? counts.join(', ') : 'nothing changed';
  return rehearsed === 0
    ? resources
    : `${resources}; ${rehearsed} sign-ins rehearsed, ${tokens.length === 0 ? 'none differs' : `${tokens.length} differ`}`;
}

/** The changes as they are read: what is lost first. */
export function inOrder(changes: readonly Change[]): Change[] {
  const order: readonly Change['action'][] = ['delete', 'replace', 'update', 'create'];
  return [...changes].sort((a, b) => order.indexOf(a.action) - order.indexOf(b.action));
}

/** Who signs in where, and what became of it, in one line. */
export function tokenHeading({ persona, application, verdict }: TokenChange): string {
  const who = persona === '' ? `${application} (machine)` : `${persona} at ${application}`;
  const what = {
    refused: 'is refused now',
    admitted: 'is let in now',
    waits: 'has to do more now',
    tokens: 'gets other tokens',
    'still-refused': 'is refused as before, with another reason',
  }[verdict];
  return `${who} ${what}`;
}

/** Whether a risk of these severities is there that nobody has accepted. */
export function hasRisk(plan: Plan, severities: readonly Severity[]): boolean {
  return open(plan.findings).some((finding) => severities.includes(finding.severity));
}
