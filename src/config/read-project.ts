import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { nearest } from '../core/nearest.ts';
import { type Problem, problem } from '../core/problem.ts';
import type { Asset } from '../resources/asset.ts';
import { assets as allAssets } from '../resources/table.ts';
import { readAcceptedRisks } from './accepted-risks.ts';
import { readActions } from './actions/read-actions.ts';
import { checkBindings } from './check/bindings.ts';
import { checkAssets } from './check/check-assets.ts';
import { fieldsOfTenant } from './check/fields.ts';
import { Targets } from './check/targets.ts';
import { type ReadEnvironment, readEnvironment } from './environment/read-environment.ts';
import { readFiles } from './files.ts';
import type { Keywords } from './keywords/keywords.ts';
import { keepOnly } from './only.ts';
import type { Positions, Project } from './project.ts';
import { readPersonas } from './read-personas.ts';
import { readSource } from './read-source.ts';
import { readTenant, type TenantFiles } from './read-tenant.ts';
import { readRehearsalStubs } from './rehearsal-stubs.ts';
import type { Report } from './report.ts';
import { positionOf } from './source.ts';
import { leavesOf, type Table, type Tree, table, textOf, toData, treeAt } from './tree.ts';

export interface ReadOptions {
  /** The environment's name; without it `TENANT_ENV`, then `local`. */
  readonly environment?: string;
  /** Environment variables: secrets and credentials come from here. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `plan` may lack secrets, `validate` credentials too; `deploy`, the default, needs all. */
  readonly mode?: 'deploy' | 'plan' | 'validate';
  /** The table of resources to check against, where it is not the whole one. */
  readonly assets?: readonly Asset[];
}

/**
 * Reads and checks tenant/, its environments and its personas. Whatever a user can do wrong is in `problems`, all of
 * it at once; the rest of the project is then what could be read, and must not be deployed.
 */
export async function readProject(root: string, options: ReadOptions): Promise<Project> {
  const problems: Problem[] = [];
  const report: Report = (one) => problems.push(one);
  const mode = options.mode ?? 'deploy';
  const read = readEnvironment({
    root,
    name: options.environment || options.env['TENANT_ENV'] || 'local',
    env: options.env,
    needCredentials: mode !== 'validate',
    needSecrets: mode === 'deploy',
    report,
  });
  const files = await readTenant(root, report);
  const { tenant, personas, leftOut } = resolved(files, read, report);
  const targets = new Targets({ root: tenant, incomplete: files.incomplete, leftOut });
  const besides = {
    acceptedRisks: readAcceptedRisks(files.acceptedRisks, report),
    rehearsalStubs: readRehearsalStubs(files.rehearsal, report),
  };
  return assemble({ root: resolve(root), options, read, targets, personas, besides, problems });
}

interface Parts {
  readonly root: string;
  readonly options: ReadOptions;
  readonly read: ReadEnvironment;
  readonly targets: Targets;
  readonly personas: Table;
  /** What tenant/ has that is not for the tenant. */
  readonly besides: Pick<Project, 'acceptedRisks' | 'rehearsalStubs'>;
  readonly problems: Problem[];
}

async function assemble(parts: Parts): Promise<Project> {
  const { root, options, read, targets, personas, besides, problems } = parts;
  const { environment, keywords } = read;
  const tenant = targets.root;
  const report: Report = (one) => problems.push(one);
  const assets = (options.assets ?? allAssets).filter(({ key }) => key !== 'actions');
  const strict = environment.local;
  const fields = fieldsOfTenant(tenant, assets);
  checkAssets(tenant, { assets, fields, targets, strict, report, besides: ['actions'] });
  checkBindings(targets, report);
  checkDeployClient(read.deployClient, targets, report);
  const actions = await readActions(tenant.entries.get('actions')?.value, { root, strict, targets, report });
  const files = await readFiles(fields, { root, keywords, report });
  const people = readPersonas(personas, { targets, strict, report });
  await noteActionsSources(root, keywords);
  problems.push(...keywords.unused());
  const { actions: _, ...data } = Object.fromEntries(
    [...tenant.entries.values()].map((e) => [e.key, toData(e.value)]),
  );
  return {
    root,
    environment,
    tenant: data,
    actions,
    files,
    ...people,
    ...besides,
    positions: positionsIn(targets.with(personas).root),
    replaceKeywords: (text, file) => replaceKeywords(keywords, text, file),
    problems: withoutRepeats(problems),
  };
}

interface Resolved {
  readonly tenant: Table;
  readonly personas: Table;
  readonly leftOut: ReadonlyMap<string, readonly Tree[]>;
}

/** The files as this environment means them: its entries only, keywords replaced. */
function resolved(
  files: TenantFiles,
  { environment, keywords, known }: ReadEnvironment,
  report: Report,
): Resolved {
  const leftOut = new Map<string, Tree[]>();
  const leave = (key: string, entry: Tree) => {
    leftOut.set(key, [...(leftOut.get(key) ?? []), entry]);
    for (const { text } of leavesOf(entry)) if (typeof text === 'string') keywords.note(text);
  };
  const resolveOne = (file: Table): Table => {
    const kept = keepOnly(file, { environment: environment.name, known, report, leftOut: leave });
    const replaced = keywords.replaceTree(kept, report);
    return replaced.kind === 'table' ? replaced : file;
  };
  for (const text of files.unread) keywords.note(text);
  const tenant = resolveOne(files.tenant);
  return { tenant, personas: resolveOne(files.personas ?? table([], files.tenant.at)), leftOut };
}

/** Where tenant/ has applications, the deploy client is one of them: the local tenant makes it under that name. */
function checkDeployClient(place: Tree | undefined, targets: Targets, report: Report): void {
  const name = textOf(place);
  const names = targets.names('clients', 'name');
  if (!place || name === undefined || names.size === 0 || names.has(name) || !targets.isComplete('clients'))
    return;
  const facts = { what: 'application', name, leftOut: false, nearest: nearest(name, names) };
  report(problem('unknown-reference', facts, positionOf(place.at)));
}

/** Keywords in the code of Actions are replaced when they are bundled; until then they count as used. */
async function noteActionsSources(root: string, keywords: Keywords): Promise<void> {
  const entries = await readdir(join(root, 'actions'), { recursive: true }).catch(() => []);
  const sources = entries.filter((file) => /\.[cm]?[jt]s$/.test(file) && !file.includes('node_modules'));
  const read = await Promise.all(sources.map((file) => readSource(root, join('actions', file), () => {})));
  for (const source of read) if (source) keywords.note(source.text);
}

function replaceKeywords(
  keywords: Keywords,
  text: string,
  file: string,
): { text: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const source = { file, text };
  const span = (offset: number, length: number) => ({ source, start: offset, end: offset + length });
  return { text: keywords.replaceIn(text, span, (one) => problems.push(one)), problems };
}

function positionsIn(tree: Table): Positions {
  return (path) => {
    const found = treeAt(tree, path);
    return found && positionOf(found.at);
  };
}

/** The same slip found by two checks is told once. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, at }) => {
    const id = JSON.stringify([code, message, at?.file, at?.line, at?.col]);
    return !seen.has(id) && Boolean(seen.add(id));
  });
}
