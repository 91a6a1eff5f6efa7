import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction, constants } from 'node:vm';
import { isDoc } from '../../../core/json.ts';
import type { Linker } from './compile.ts';
import { once } from './once.ts';

/** What code in `folder` would get: the packages of its `node_modules`, or of a folder's above it, and Node.js's own modules. */
export function packagesOf(folder: string): Linker {
  const file = join(folder, 'action.js');
  // When it is first needed: Node.js warns of it as an experimental feature.
  const load = once(() => importFrom(file));
  return { require: createRequire(file), import: (name) => load()(name) };
}

/** Node.js's own `import()`, as a file there would call it: not this program's, nor the one of a test runner. */
function importFrom(file: string): Linker['import'] {
  const load = compileFunction('return import(name);', ['name'], {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  return (name) => load.call(undefined, name);
}

const MISSING = ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'];

/** Says which package is missing, and for whom, where a package could not be loaded since it is not there. */
export function explained(error: unknown, name: string, user: string): unknown {
  if (!isDoc(error)) return error;
  if (error['code'] === 'ERR_ACCESS_DENIED') return unreadable(error, name, user);
  if (!MISSING.includes(String(error['code']))) return error;
  // One that is there may lack another one itself.
  if (!String(error['message']).includes(`'${name}'`)) return error;
  const message = `${user} uses the package \`${name}\`, which is not installed: it is missing in node_modules.`;
  return Object.assign(new Error(message), { code: error['code'] });
}

/** A package by its name only: what a path may not be read for is plain. */
function unreadable(error: object, name: string, user: string): unknown {
  if (/^[./]|:/.test(name)) return error;
  const message = `${user} uses the package \`${name}\`, which the sandbox may not read: it leads out of the project.`;
  return Object.assign(new Error(message), { code: 'ERR_ACCESS_DENIED' });
}
