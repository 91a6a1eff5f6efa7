import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Doc, docOf } from '../../core/json.ts';
import { testingFolder } from '../../deploy/folders.ts';
import { type ActionCodes, actionCodes, unchanged } from './action-codes.ts';
import { fingerprint } from './fingerprint.ts';
import type { StoredDocuments } from './memory-state.ts';
import { keepLatest, readJson, type Snapshot, writeJson } from './snapshot.ts';

/** A project as a tenant that tests sign in to. */
export interface ProjectTenant extends Omit<Snapshot, 'files'> {
  readonly root: string;
}

export interface ProjectOptions {
  /** The project's folder; left out: the nearest above the working directory that has a `tenant/`. */
  readonly root?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const opened = new Map<string, Promise<ProjectTenant>>();

/**
 * The project as a tenant in memory. The first time, auth0-deploy-cli imports it, which takes some seconds; the result
 * is kept below `.understudy/testing` and serves until something in tenant/ changes. An edited Action is bundled anew.
 * Raises BrokenProject.
 */
export function openProject({
  root = projectFolder(),
  env = process.env,
}: ProjectOptions = {}): Promise<ProjectTenant> {
  const environment = env['TENANT_ENV'] || 'local';
  const key = JSON.stringify([root, environment]);
  const known = opened.get(key);
  if (known) return known;
  const opening = open(root, environment, env);
  opened.set(key, opening);
  return opening;
}

async function open(
  root: string,
  environment: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ProjectTenant> {
  const folder = testingFolder(root);
  const key = fingerprint(root, environment, env);
  const files = {
    snapshot: join(folder, 'snapshots', `${key}.json`),
    codes: join(folder, 'codes', `${key}.json`),
  };
  const ready = kept(root, files);
  if (ready) return ready;
  // Loaded where it is needed: reading a project takes the whole table of kinds, an import also the server.
  const { oneAtATime } = require('./one-at-a-time.ts') as typeof import('./one-at-a-time.ts');
  return oneAtATime(folder, async () => {
    const made = kept(root, files);
    if (made) return made;
    const { readChecked } = require('./read-checked.ts') as typeof import('./read-checked.ts');
    const { project, bundles } = await readChecked(root, environment, env);
    if (!currentSnapshot(root, files.snapshot)) {
      const { importProject } = require('./import-project.ts') as typeof import('./import-project.ts');
      writeJson(files.snapshot, await importProject(project, bundles, folder));
      keepLatest(dirname(files.snapshot));
    }
    writeJson(files.codes, actionCodes(root, bundles));
    keepLatest(dirname(files.codes));
    return kept(root, files) ?? bug();
  });
}

function bug(): never {
  throw new Error('the project changed while it was read; run the tests again');
}

/** What was made before, where it still holds. */
function kept(root: string, files: { snapshot: string; codes: string }): ProjectTenant | undefined {
  const codes = readJson<ActionCodes>(files.codes);
  if (!codes || !unchanged(root, codes.files)) return undefined;
  const snapshot = currentSnapshot(root, files.snapshot);
  if (!snapshot) return undefined;
  const { domain, personas, documents } = snapshot;
  return { root, domain, personas, documents: withCodes(documents, codes) };
}

function currentSnapshot(root: string, file: string): Snapshot | undefined {
  const snapshot = readJson<Snapshot>(file);
  return snapshot && unchanged(root, snapshot.files) ? snapshot : undefined;
}

/** The Actions with their code as it is now, as if it had been deployed. */
function withCodes(documents: StoredDocuments, { codes }: ActionCodes): StoredDocuments {
  return documents.map(([path, entries]) =>
    path === '/actions/actions'
      ? [path, entries.map(([id, action]) => [id, withCode(action, codes)])]
      : [path, entries],
  );
}

function withCode(action: Doc, codes: ActionCodes['codes']): Doc {
  const code = codes[String(action.name)];
  if (code === undefined || action.deployed_version === undefined) return action;
  return { ...action, code, deployed_version: { ...docOf(action.deployed_version), code } };
}

function projectFolder(): string {
  let folder = process.cwd();
  while (!existsSync(join(folder, 'tenant'))) {
    const parent = dirname(folder);
    if (parent === folder)
      throw new Error(`signIn needs a project: there is no tenant/ in ${process.cwd()} or above it.`);
    folder = parent;
  }
  return folder;
}
