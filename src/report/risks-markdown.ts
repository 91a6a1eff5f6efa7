import { findRisks } from '../plan/find-risks.ts';
import { netDifference } from '../plan/net-difference.ts';
import type { Example, Risk, Severity } from '../plan/risk.ts';
import { risks } from '../plan/risks/index.ts';
import { kinds } from '../resources/table.ts';
import { differenceText } from './difference-text.ts';

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** docs/risks.md: every dangerous change with its reason, what to do instead, and an example, from the table. */
export function risksMarkdown(): string {
  return [
    '# Risks',
    '',
    `Made by \`npm run docs\` from \`src/plan/risks/\`: ${risks.length} changes of a tenant that are dangerous, or can be.`,
    'The examples are their tests.',
    '',
    ...SEVERITIES.flatMap((severity) => section(severity)),
  ].join('\n');
}

function section(severity: Severity): string[] {
  const found = risks.filter((risk) => risk.severity === severity);
  return [`## ${severity[0]?.toUpperCase()}${severity.slice(1)}`, '', ...found.flatMap(entry)];
}

function entry(risk: Risk): string[] {
  const [example] = risk.bad;
  return [
    `### ${risk.id}`,
    '',
    `**${risk.title}.** ${risk.why}`,
    '',
    `*Instead:* ${risk.instead}`,
    '',
    ...(example ? exampleText(risk, example) : []),
  ];
}

function exampleText(risk: Risk, { production = true, ...example }: Example): string[] {
  const difference = netDifference(example.before, example.after, kinds);
  const [, ...lines] = [...differenceText(difference, { color: false }).split('\n')].reverse();
  const [finding] = findRisks({ ...example, production }, kinds, [risk]);
  const shown = lines.reverse().filter((line) => line !== '');
  return ['```', ...shown, `  ${risk.severity}: ${finding?.message}`, '```', ''];
}
