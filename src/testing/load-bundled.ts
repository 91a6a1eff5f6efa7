import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { buildAction } from '../actions/bundle/build-action.ts';
import { cachedPath } from '../core/cached-bundle.ts';
import { writeWhole } from '../core/write-whole.ts';
import { inProject } from './jest/in-project.ts';
import { withAbsoluteSources, withMapInside } from './jest/transformed.ts';
import type { Handlers } from './loaded-actions.ts';
import { bundledFile, openProjects, type Projects } from './project/open-projects.ts';
import { refusal } from './project/refusal.ts';

// A bundle of its own (bundled.ts): tests in jest have no use for it.

/** Bundles an Action and loads it with Node.js's own `require`. */
export async function loadBundled(root: string, file: string): Promise<Handlers> {
  const projects = openProjects(join(root, '.understudy/tests'));
  const code = await codeOf(root, relative(root, file).replaceAll('\\', '/'), projects);
  const program = join(projects.cacheFolder, `${relative(root, file).replace(/\W+/g, '-')}.cjs`);
  writeWhole(program, code);
  process.setSourceMapsEnabled(true);
  const load = createRequire(file);
  delete load.cache[program];
  return load(program);
}

async function codeOf(root: string, source: string, projects: Projects): Promise<string> {
  const { built, problems } = await buildAction(root, bundledFile(root, source, projects));
  if (!built || problems.some(({ severity }) => severity === 'error')) throw refusal(problems);
  const kit = () => cachedPath('src/testing/modules.ts');
  const code = inProject(built.code, { root, files: built.read }, kit, projects);
  return withMapInside({ code, map: withAbsoluteSources(root, built.map) }).code;
}
