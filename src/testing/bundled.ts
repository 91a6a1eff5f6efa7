import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAction } from '../actions/bundle/build-action.ts';
import { cachedPath } from '../core/cached-bundle.ts';
import { inProject } from './jest/in-project.ts';
import { withAbsoluteSources, withMapInside } from './jest/transformed.ts';
import type { Handlers } from './loaded-actions.ts';
import { bundledFile, openProjects, type Projects } from './project/open-projects.ts';
import { projectFolder } from './project/project-folder.ts';
import { refusal } from './project/refusal.ts';
import { writeWhole } from './project/remembered.ts';

/**
 * What an Action exports as it is deployed, for runners without our transform: bundled, with the values of keywords.
 * `action` is the path of its TypeScript file from the project's folder, an absolute one, or a URL:
 * `const action = await bundled('actions/greet/action.ts')`. Stack traces show lines of the TypeScript files.
 * Raises what a deploy would refuse the Action for.
 */
export async function bundled(action: string | URL): Promise<Handlers> {
  const { root, file } = locate(action);
  if (typeof jest !== 'undefined') return require(file);
  const projects = openProjects(join(root, '.understudy/tests'));
  const code = await codeOf(root, relative(root, file).replaceAll('\\', '/'), projects);
  const program = join(projects.cacheFolder, `${relative(root, file).replace(/\W+/g, '-')}.cjs`);
  writeWhole(program, code);
  process.setSourceMapsEnabled(true);
  const load = createRequire(file);
  delete load.cache[program];
  return load(program);
}

function locate(action: string | URL): { readonly root: string; readonly file: string } {
  const isUrl = action instanceof URL || action.startsWith('file:');
  const here = projectFolder(resolve('action.ts')) ?? resolve('.');
  const file = isUrl ? fileURLToPath(action) : resolve(here, action);
  return { file, root: projectFolder(file) ?? here };
}

async function codeOf(root: string, source: string, projects: Projects): Promise<string> {
  const { built, problems } = await buildAction(root, bundledFile(root, source, projects));
  if (!built || problems.some(({ severity }) => severity === 'error')) throw refusal(problems);
  const kit = () => cachedPath('src/testing/modules.ts');
  const code = inProject(built.code, { root, files: built.read }, kit, projects);
  return withMapInside({ code, map: withAbsoluteSources(root, built.map) }).code;
}
