import { styleText } from 'node:util';
import { mask } from '../../core/mask.ts';
import { formatPosition } from '../../core/position.ts';
import type { PlacedFinding, Plan } from '../../plan/plan.ts';
import type { Severity } from '../../plan/risk.ts';
import type { TokenChange } from '../../plan/token-difference.ts';
import { differenceText } from '../difference-text.ts';
import { fieldText } from '../field-text.ts';
import { radiusText } from './radius-text.ts';
import { baseText, countsText, inOrder, tokenHeading, UNKNOWN_REQUESTS } from './summary.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const STYLES: Readonly<Record<Severity, Style>> = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'dim',
};

/** A plan for a terminal: counts, the worst risk first, then resources, then tokens. Masked. */
export function planText(plan: Plan, { color }: { readonly color: boolean }): string {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const parts = [
    `Plan for ${plan.environment}, compared with ${baseText(plan)}: ${countsText(plan)}.`,
    ...section(
      'Risks',
      plan.findings.flatMap((one) => findingLines(one, paint)),
    ),
    ...section('Resources', [
      differenceText({ changes: inOrder(plan.changes), unchanged: plan.unchanged }, { color }),
    ]),
    ...section(
      'Tokens',
      plan.tokens.flatMap((one) => tokenLines(one, paint)),
    ),
    ...section(
      'Left in the tenant: allow_delete is off',
      plan.left.map(({ kind, name }) => `  ${kind}  ${name}`),
    ),
    ...section(
      UNKNOWN_REQUESTS,
      plan.unknownRequests.map((line) => `  ${line}`),
    ),
    ...section(
      'Could not be rehearsed',
      plan.notRehearsed.map((line) => `  ${line}`),
    ),
  ];
  return mask(parts.join('\n'));
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, '', ...lines] : [];
}

function findingLines(finding: PlacedFinding, paint: Paint): string[] {
  const { severity, risk, message, at, accepted, kind, name, radius } = finding;
  const place = at ? formatPosition(at) : [kind, name].filter(Boolean).join(' ');
  if (accepted)
    return [paint('dim', `  accepted until ${accepted.until}  ${risk}  ${place}: ${accepted.reason}`)];
  return [
    `  ${paint(STYLES[severity], severity.padEnd(8))}  ${risk}  ${place}`,
    `    ${message}`,
    ...(radius ? [`    ${radiusText(radius)}`] : []),
  ];
}

function tokenLines(change: TokenChange, paint: Paint): string[] {
  return [
    `  ${paint(change.verdict === 'refused' ? 'red' : 'bold', tokenHeading(change))}`,
    ...change.fields.flatMap(fieldText).map((line) => `      ${line}`),
  ];
}
