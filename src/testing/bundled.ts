import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCached } from '../core/cached-bundle.ts';
import type { Handlers } from './loaded-actions.ts';
import { projectFolder } from './project/project-folder.ts';

/**
 * What an Action exports as it is deployed, for runners without our transform: bundled, with the values of keywords.
 * `action` is the path of its TypeScript file from the project's folder, an absolute one, or a URL:
 * `const action = await bundled('actions/greet/action.ts')`. Stack traces show lines of the TypeScript files.
 * Raises what a deploy would refuse the Action for.
 */
export async function bundled(action: string | URL): Promise<Handlers> {
  const { root, file } = locate(action);
  if (typeof jest !== 'undefined') return require(file);
  return loading().loadBundled(root, file);
}

/** Said here and not taken from the file, so that a check of the types of Actions does not go through what bundles them. */
export interface Loading {
  loadBundled(root: string, file: string): Promise<Handlers>;
}

const loading = (): Loading => loadCached('src/testing/load-bundled.ts');

function locate(action: string | URL): { readonly root: string; readonly file: string } {
  const isUrl = action instanceof URL || action.startsWith('file:');
  const here = projectFolder(resolve('action.ts')) ?? resolve('.');
  const file = isUrl ? fileURLToPath(action) : resolve(here, action);
  return { file, root: projectFolder(file) ?? here };
}
