import { join, relative } from 'node:path';
import { packageFolder } from '../../core/package-folder.ts';
import type { ModuleText } from '../project/modules-of.ts';
import type { Projects } from '../project/open-projects.ts';
import { replaceKeywords } from '../project/replace-keywords.ts';
import { type Bundling, bundleOf } from './bundle-cache.ts';
import type { Job } from './job.ts';
import { taskOf } from './task.ts';
import { type Transformed, withAbsoluteSources, withMapInside } from './transformed.ts';
import { transformedFile } from './transformed-file.ts';
import { usesModules, withModules } from './with-modules.ts';
import { withoutGlue } from './without-glue.ts';

const MODULES = join(packageFolder(), 'src/testing/modules.ts');

/** A file as jest runs it. Raises what a deploy would refuse an Action for. */
export function transformed(job: Job): Transformed {
  const { text, file, debugged, instrument, projects } = job;
  const { bundling, root } = taskOf(job);
  const { read, code, map } = bundling
    ? bundled(bundling)
    : { ...transformedFile(text, file), read: [relative(root ?? '', file)] };
  const whole = root === undefined ? code : inProject(code, root, read, projects);
  const result = { code: instrument ? withoutGlue(whole) : whole, map };
  return debugged || instrument ? withMapInside(result) : result;
}

function bundled(bundling: Bundling): Transformed & { readonly read: readonly string[] } {
  const { code, map, read } = bundleOf(bundling);
  return { code, map: withAbsoluteSources(bundling.root, map), read };
}

/** Code with the values of the project's keywords, and its Actions Modules. */
function inProject(code: string, root: string, files: readonly string[], projects: Projects): string {
  const replaced = replaceKeywords(code, { root, files }, projects);
  if (!usesModules(code)) return replaced;
  const modules = projects.modules(root).map((module) => moduleInProject(module, root, projects));
  return withModules(replaced, MODULES, modules);
}

function moduleInProject(module: ModuleText, root: string, projects: Projects): ModuleText {
  const replace = (text: string) => replaceKeywords(text, { root, files: [module.file] }, projects);
  const secrets = Object.entries(module.secrets).map(([name, value]) => [name, replace(value)]);
  return { ...module, code: replace(module.code), secrets: Object.fromEntries(secrets) };
}
