import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadCached } from '../../core/cached-bundle.ts';
import { fingerprint } from './fingerprint.ts';
import { keptProject, type ProjectTenant } from './kept.ts';

export interface ProjectOptions {
  /** The project's folder; left out: the nearest above the working directory that has a `tenant/`. */
  readonly root?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

type Making = typeof import('./make-project.ts');

const opened = new Map<string, Promise<ProjectTenant>>();

/**
 * The project as a tenant in memory. The first time, auth0-deploy-cli imports it, which takes some seconds; the result
 * is kept below `.understudy/testing` and serves until something in tenant/ changes. An edited Action is bundled anew.
 * Rejects with a BrokenProject where the project is not in order.
 */
export function openProject(options: ProjectOptions = {}): Promise<ProjectTenant> {
  const { root = projectFolder(), env = process.env } = options;
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
  const state = { root, environment, env, mark: fingerprint(root, environment, env) };
  const kept = keptProject(state);
  if (kept) return kept;
  const { makeProject } = loadCached<Making>('src/testing/tenant/make-project.ts');
  return makeProject(state);
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
