import { resolve } from 'node:path';
import { localFolder, planFolder } from '../config/folders.ts';
import type { ReadOptions } from '../config/read-project.ts';
import { isoNow, systemClock } from '../core/clock.ts';
import { formatProblems } from '../core/format-problem.ts';
import { fail } from '../core/problem.ts';
import { type Prepared, prepareAhead } from '../deploy-cli/prepare.ts';
import { findRunning } from '../local-tenant/find-running.ts';
import type { Fork } from '../local-tenant/upstream/fork.ts';
import { forkFrom } from '../local-tenant/upstream/open-saved-fork.ts';
import type { Plan } from '../plan/plan.ts';
import { type RehearsalAhead, startAhead } from '../plan/rehearsal/open-rehearsal.ts';
import { planAgainstCommit } from '../plan/rehearsal/plan-commits.ts';
import { planOnFork } from '../plan/rehearsal/plan-on-fork.ts';
import { planAgainstTenant } from '../plan/rehearsal/plan-tenant.ts';
import type { Flags, Io } from './command.ts';
import { text } from './flags.ts';
import { withProgress } from './progress.ts';

/** Flags of which only one can be meant, and why. */
const EXCLUDE: readonly (readonly [flag: string, other: string, reason: string])[] = [
  ['base', 'from', 'a plan compares with one thing, a commit or a tenant'],
  ['base', 'save', 'of a commit there is no tenant to save'],
  ['from', 'save', 'what would be saved is that file'],
  ['expect', 'fail-on', 'both decide on the exit code'],
];

/** Refuses flags that do not go together. Raises `flags-exclude`. */
export function refuseCombinations(flags: Flags): void {
  for (const [flag, other, reason] of EXCLUDE) {
    if (flags[flag] !== undefined && flags[other] !== undefined)
      fail('flags-exclude', { flag: `--${flag}`, other: `--${other}`, reason });
  }
}

/**
 * The plan that the flags ask for: against a commit (`--base`), on a saved fork (`--from`), or against the environment's
 * tenant. Raises what is wrong with the project, and what planning raises.
 */
export async function plannedFrom(flags: Flags, io: Io): Promise<Plan> {
  const [ref, from] = [text(flags, 'base'), text(flags, 'from')];
  const read = {
    env: io.env,
    environment: text(flags, 'env') ?? (io.env['TENANT_ENV'] || 'local'),
    mode: ref === undefined && from === undefined ? ('plan' as const) : ('validate' as const),
  };
  const ahead = await startAhead(planFolder(io.root), io.signal);
  try {
    const { prepared, types } = await withProgress(io, 'Checking tenant/ and building the Actions', () =>
      prepareAhead(io.root, read),
    );
    if (prepared.warnings.length > 0) io.note(formatProblems(prepared.warnings, { color: io.color }));
    const rehearse = async (): Promise<Plan> => {
      if (ref !== undefined) return againstCommit(prepared, ref, { read, ahead }, io);
      if (from !== undefined) return onSaved(prepared, from, ahead, io);
      return againstTenant(prepared, { save: text(flags, 'save'), ahead }, io);
    };
    return await checkedMeanwhile(rehearse, types);
  } finally {
    ahead.importer.stop();
  }
}

/** What a rehearsal comes to. Where types are wrong that is what it is about, whatever else went wrong meanwhile. */
async function checkedMeanwhile<T>(rehearse: () => Promise<T>, types: Promise<void>): Promise<T> {
  const [rehearsed] = await Promise.allSettled([rehearse(), types]);
  await types;
  if (rehearsed.status === 'rejected') throw rehearsed.reason;
  return rehearsed.value;
}

function againstCommit(
  prepared: Prepared,
  ref: string,
  options: { readonly read: ReadOptions; readonly ahead: RehearsalAhead },
  io: Io,
): Promise<Plan> {
  return withProgress(io, `Rehearsing on ${ref}`, () =>
    planAgainstCommit(prepared, { ...common(io), ...options, ref }),
  );
}

function onSaved(prepared: Prepared, file: string, ahead: RehearsalAhead, io: Io): Promise<Plan> {
  const fork = forkFrom(resolve(io.root, file));
  refuseOther(fork, file, prepared);
  return withProgress(io, `Rehearsing on ${file}`, () =>
    planOnFork(prepared, fork, { ...common(io), ahead }),
  );
}

/** Raises `fork-of-other`. The address of a local tenant says nothing: it is its port. */
function refuseOther({ domain }: Fork, file: string, { project }: Prepared): void {
  const { name, local, domain: wanted = domain } = project.environment;
  if (!local && domain.toLowerCase() !== wanted.toLowerCase())
    fail('fork-of-other', { file, domain, name, wanted });
}

async function againstTenant(
  prepared: Prepared,
  { save, ahead }: { readonly save: string | undefined; readonly ahead: RehearsalAhead },
  io: Io,
): Promise<Plan> {
  const upstream = await upstreamOf(prepared, io);
  return withProgress(io, `Rehearsing on a fork of ${upstream.domain}`, () =>
    planAgainstTenant(prepared, {
      ...common(io),
      ahead,
      upstream,
      ...(save !== undefined && { save: resolve(io.root, save) }),
      onRequests: (count) => io.note(`${upstream.domain} was read with ${count} requests.`),
    }),
  );
}

function common({ root, signal }: Io) {
  return { folder: planFolder(root), today: isoNow(systemClock).slice(0, 10), signal };
}

/** The environment's tenant; for `local`, the one that `npm run local` keeps running. Raises `not-running`, `wrong-credentials`. */
async function upstreamOf({ project }: Prepared, io: Io) {
  const { local, domain = '', clientId = '', clientSecret = '' } = project.environment;
  if (!local) return { domain, clientId, clientSecret };
  const running = (await findRunning(localFolder(io.root))) ?? fail('not-running', {});
  const { deployClient, caFile } = running;
  return { domain: running.domain, ...deployClient, ...(caFile !== null && { caFile }) };
}
