import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import type { Plan } from '../../plan/plan.ts';
import { planDigest } from '../../plan/plan-digest.ts';
import type { Severity } from '../../plan/risk.ts';
import { planFormats } from '../../report/plan/formats.ts';
import { hasRisk, SEVERITIES } from '../../report/plan/summary.ts';
import type { Command, Flags, Io } from '../command.ts';
import { ENV, text } from '../flags.ts';
import { plannedFrom, refuseCombinations } from '../plan-source.ts';
import { writeReports } from '../write-reports.ts';

export const plan: Command = {
  name: 'plan',
  summary:
    'Shows what a deploy would do: every field, risk and token that changes. Rehearsed on a fork; the tenant is only read.',
  flags: {
    env: ENV,
    base: {
      type: 'string',
      value: 'REF',
      help: 'Compare with a commit in place of a tenant: no credentials are needed.',
    },
    save: {
      type: 'string',
      value: 'FILE',
      help: 'Save what was read of the tenant, every secret masked, for --from.',
    },
    from: {
      type: 'string',
      value: 'FILE',
      help: 'Compare with a tenant as --save has saved it: no credentials are needed.',
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      help: `${Object.keys(planFormats).join(', ')} (default: text).`,
    },
    'fail-on': {
      type: 'string',
      value: 'SEVERITY',
      help: 'Exit with 1 only where there is a risk as bad: critical, high, medium, low.',
    },
    expect: {
      type: 'string',
      value: 'DIGEST',
      help: 'Exit with 1 only where the plan is another one than was reviewed: `digest` in its JSON.',
    },
    out: { type: 'string', value: 'FILE', help: 'Write the plan into a file in place of the terminal.' },
    reports: { type: 'string', value: 'FOLDER', help: 'Write the plan into a folder too, in every format.' },
  },
  examples: [
    'npm run plan -- --base origin/main',
    'npm run plan -- --env production --fail-on high',
    'npm run plan -- --env production --save production.json',
    'npm run plan -- --env production --from production.json',
    'npm run plan -- --base HEAD --format html --out plan.html',
  ],
  interrupted: 'Stopped. Nothing was changed.',
  async run(flags, io) {
    refuseCombinations(flags);
    const format = text(flags, 'format') ?? 'text';
    const show =
      planFormats[format] ?? fail('unknown-value', unknown('--format', format, Object.keys(planFormats)));
    const end = ending(flags, io);
    const made = await plannedFrom(flags, io);
    const [out, reports] = [text(flags, 'out'), text(flags, 'reports')];
    const shown = show(made, { color: io.color && out === undefined });
    if (out === undefined) io.out(shown);
    else writeFileSync(resolve(io.root, out), `${shown}\n`);
    if (reports !== undefined) writeReports(made, resolve(io.root, reports));
    return end(made);
  },
};

/** What decides on the exit code. Raises `unknown-value`, `digest-form`. */
function ending(flags: Flags, io: Io): (plan: Plan) => number {
  const [wanted, expected] = [text(flags, 'fail-on'), text(flags, 'expect')];
  if (expected !== undefined) {
    if (!/^[0-9a-f]{64}$/.test(expected)) fail('digest-form', { digest: expected });
    return (plan) => compared(plan, expected, io);
  }
  if (wanted === undefined) return ({ changes }) => (changes.length > 0 ? 1 : 0);
  const severities = severitiesFrom(wanted);
  return (plan) => (hasRisk(plan, severities) ? 1 : 0);
}

/** The severity that is named, and those above it. Raises `unknown-value`. */
function severitiesFrom(wanted: string): readonly Severity[] {
  const worst =
    SEVERITIES.find((one) => one === wanted) ??
    fail('unknown-value', unknown('--fail-on', wanted, SEVERITIES));
  return SEVERITIES.slice(0, SEVERITIES.indexOf(worst) + 1);
}

function unknown(flag: string, value: string, known: readonly string[]) {
  return { flag, value, known, nearest: nearest(value, known) };
}

/** Whether it is the plan that somebody has seen. */
function compared(plan: Plan, expected: string, io: Io): number {
  const digest = planDigest(plan);
  if (digest === expected) return 0;
  io.note(`This is not the plan that was reviewed: its digest is ${digest}, expected was ${expected}.`);
  return 1;
}
