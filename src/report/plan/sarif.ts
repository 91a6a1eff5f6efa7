import { mask } from '../../core/mask.ts';
import type { PlacedFinding, Plan } from '../../plan/plan.ts';
import type { Risk, Severity } from '../../plan/risk.ts';
import { risks } from '../../plan/risks/index.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** What code scanning sorts by: as CVSS counts. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.0',
  low: '2.0',
};

/** The risks of a plan as SARIF 2.1.0, for code scanning. Accepted ones are there as suppressed. Masked. */
export function planSarif(plan: Plan): string {
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'understudy', rules: risks.map(rule) } },
        results: plan.findings.map(result),
      },
    ],
  };
  return mask(JSON.stringify(document, undefined, 2));
}

function rule({ id, title, why, instead, severity }: Risk) {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why} Instead: ${instead}` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { 'security-severity': SCORES[severity], tags: ['security', 'auth0'] },
  };
}

function result({ risk, severity, message, at, accepted, kind, name }: PlacedFinding) {
  return {
    ruleId: risk,
    level: LEVELS[severity],
    message: { text: message },
    // A result needs a place; what is deleted stands on no line.
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: at?.file ?? 'tenant/' },
          region: { startLine: at?.line ?? 1, startColumn: at?.col ?? 1 },
        },
      },
    ],
    partialFingerprints: { 'risk/v1': [risk, kind, name, message].join(' ') },
    ...(accepted && { suppressions: [{ kind: 'external', justification: accepted.reason }] }),
  };
}
