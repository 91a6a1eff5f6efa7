import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { stringify } from 'yaml';
import type { ActionEntry } from '../config/project.ts';

/** What auth0-deploy-cli is to read: everything resolved, no keyword left. */
export interface StagedTenant {
  /** By auth0-deploy-cli's key, without `actions`. */
  readonly tenant: { readonly [key: string]: unknown };
  readonly actions: readonly { readonly action: ActionEntry; readonly code: string }[];
  /** Files that the tenant names, by their path relative to `tenant/`. */
  readonly files: Iterable<{ readonly path: string; readonly text: string }>;
}

/**
 * Writes the staged tenant into `folder`, as plain `a0deploy import` could read it too, and returns the path of its
 * `tenant.yaml`. The folder is swapped in whole: a run that is cut off leaves the old one or the new one.
 */
export function stageTenant(folder: string, staged: StagedTenant): string {
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
  const write = (path: string, text: string) => {
    const file = resolve(fresh, path);
    if (!file.startsWith(fresh + sep)) throw new Error(`${path} is outside the staged tenant`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o600 });
  };
  for (const { path, text } of staged.files) write(path, text);
  const actions = staged.actions.map(({ action, code }) => {
    const path = `actions/${fileNameOf(action)}.js`;
    write(path, code);
    return actionEntry(action, `./${path}`);
  });
  write(
    'tenant.yaml',
    stringify(actions.length > 0 ? { ...staged.tenant, actions } : staged.tenant, {
      aliasDuplicateObjects: false,
    }),
  );
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
  return join(folder, 'tenant.yaml');
}

/** `actions/add-roles/action.ts` → `add-roles`: the folder is the Action. */
function fileNameOf({ source, name }: ActionEntry): string {
  const folder = basename(dirname(source));
  return /^[\w-]+$/.test(folder) ? folder : name.replace(/[^\w-]+/g, '-');
}

/** An Action as auth0-deploy-cli's YAML has it. */
function actionEntry(action: ActionEntry, code: string): object {
  return {
    name: action.name,
    code,
    deployed: true,
    runtime: action.runtime,
    dependencies: action.dependencies,
    secrets: action.secrets,
    ...(action.modules && {
      modules: action.modules.map(({ name, version }) => ({
        module_name: name,
        module_version_number: version,
      })),
    }),
    supported_triggers: [{ id: action.trigger, version: action.triggerVersion }],
  };
}
