import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../core/package-folder.ts';

/** Grows when snapshots are made or kept in another way. */
const FORMAT = 1;

/** What a name of an environment variable looks like; those that tenant/environments/ mentions count. */
const VARIABLE = /\b[A-Z][A-Z0-9_]{2,}\b/g;

/**
 * A hash of everything that an import depends on: the files of tenant/, the environment with its variables, the
 * versions of the Actions' packages, and this program itself. Not the code of the Actions, which is put in afterwards.
 * Reads the files and understands none of them, so that it costs a few milliseconds.
 */
export function fingerprint(
  root: string,
  environment: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const hash = createHash('sha256').update(`${FORMAT} ${environment}`);
  for (const file of [...filesOf(root, 'tenant'), 'package-lock.json']) {
    const path = join(root, file);
    if (!existsSync(path)) continue;
    const text = readFileSync(path);
    hash.update(`\n${file} ${text.length}\n`).update(text);
    if (file.startsWith(join('tenant', 'environments'))) hash.update(variablesIn(text.toString(), env));
  }
  return hash.update(engineMarks()).digest('hex').slice(0, 32);
}

/** SHA-256 of a file; undefined where it is not there. */
export function hashOfFile(path: string): string | undefined {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : undefined;
}

function variablesIn(text: string, env: Readonly<Record<string, string | undefined>>): string {
  const names = new Set([...(text.match(VARIABLE) ?? []), 'AUTH0_DOMAIN']);
  return JSON.stringify([...names].sort().map((name) => [name, env[name]]));
}

function filesOf(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

/** What of this program makes a difference to an import, below src/. */
const ENGINE = [
  'core',
  'resources',
  'config',
  'deploy-cli',
  'local-tenant/control',
  'local-tenant/keys',
  'local-tenant/management-api',
  'testing/tenant',
];

/** Whoever works on this program changes what an import makes: its table of kinds, the importer, the staging. */
function engineMarks(): string {
  const home = packageFolder();
  return ['package.json', ...ENGINE.flatMap((folder) => filesOf(home, join('src', folder)))]
    .map((file) => {
      const { mtimeMs, size } = statSync(join(home, file));
      return `${file} ${mtimeMs} ${size}`;
    })
    .join('\n');
}
