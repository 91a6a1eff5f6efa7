import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { localFolder, planFolder } from '../../config/folders.ts';
import { isoNow, systemClock } from '../../core/clock.ts';
import { formatProblems } from '../../core/format-problem.ts';
import { nearest } from '../../core/nearest.ts';
import { fail } from '../../core/problem.ts';
import { type Prepared, prepare } from '../../deploy-cli/prepare.ts';
import { findRunning } from '../../local-tenant/find-running.ts';
import type { Plan } from '../../plan/plan.ts';
import { planAgainstCommit } from '../../plan/rehearsal/plan-commits.ts';
import { planAgainstTenant } from '../../plan/rehearsal/plan-tenant.ts';
import type { Severity } from '../../plan/risk.ts';
import { planFormats } from '../../report/plan/formats.ts';
import { hasRisk, SEVERITIES } from '../../report/plan/summary.ts';
import type { Command, Flags, Io } from '../command.ts';
import { ENV, text } from '../flags.ts';
import { withProgress } from '../progress.ts';

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
    out: { type: 'string', value: 'FILE', help: 'Write the plan into a file in place of the terminal.' },
  },
  examples: [
    'npm run plan -- --base origin/main',
    'npm run plan -- --env production --fail-on high',
    'npm run plan -- --base HEAD --format html --out plan.html',
  ],
  interrupted: 'Stopped. Nothing was changed.',
  async run(flags, io) {
    const format = text(flags, 'format') ?? 'text';
    const show =
      planFormats[format] ?? fail('unknown-value', unknown('--format', format, Object.keys(planFormats)));
    const severities = failingOn(flags);
    const made = await planned(flags, io);
    const out = text(flags, 'out');
    const shown = show(made, { color: io.color && out === undefined });
    if (out === undefined) io.out(shown);
    else writeFileSync(resolve(io.root, out), `${shown}\n`);
    if (severities) return hasRisk(made, severities) ? 1 : 0;
    return made.changes.length > 0 ? 1 : 0;
  },
};

/** The severities that `--fail-on` stands for: the one that is named, and those above it. Raises `unknown-value`. */
function failingOn(flags: Flags): readonly Severity[] | undefined {
  const wanted = text(flags, 'fail-on');
  if (wanted === undefined) return undefined;
  const worst = SEVERITIES.find((one) => one === wanted);
  if (!worst) return fail('unknown-value', unknown('--fail-on', wanted, SEVERITIES));
  return SEVERITIES.slice(0, SEVERITIES.indexOf(worst) + 1);
}

function unknown(flag: string, value: string, known: readonly string[]) {
  return { flag, value, known, nearest: nearest(value, known) };
}

async function planned(flags: Flags, io: Io): Promise<Plan> {
  const environment = text(flags, 'env') ?? (io.env['TENANT_ENV'] || 'local');
  const ref = text(flags, 'base');
  const read = {
    env: io.env,
    environment,
    mode: ref === undefined ? ('plan' as const) : ('validate' as const),
  };
  const prepared = await withProgress(io, 'Checking tenant/ and building the Actions', () =>
    prepare(io.root, read),
  );
  if (prepared.warnings.length > 0) io.note(formatProblems(prepared.warnings, { color: io.color }));
  const common = { folder: planFolder(io.root), today: isoNow(systemClock).slice(0, 10), signal: io.signal };
  if (ref !== undefined)
    return withProgress(io, `Rehearsing on ${ref}`, () =>
      planAgainstCommit(prepared, { ...common, ref, read }),
    );
  const upstream = await upstreamOf(prepared, io);
  return withProgress(io, `Rehearsing on a fork of ${upstream.domain}`, () =>
    planAgainstTenant(prepared, { ...common, upstream }),
  );
}

/** The environment's tenant; for `local`, the one that `npm run local` keeps running. Raises `not-running`, `wrong-credentials`. */
async function upstreamOf({ project }: Prepared, io: Io) {
  const { local, domain = '', clientId = '', clientSecret = '' } = project.environment;
  if (!local) return { domain, clientId, clientSecret };
  const running = (await findRunning(localFolder(io.root))) ?? fail('not-running', {});
  const { deployClient, caFile } = running;
  return { domain: running.domain, ...deployClient, ...(caFile !== null && { caFile }) };
}
