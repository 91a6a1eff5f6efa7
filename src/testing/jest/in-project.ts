import type { ModuleText } from '../project/modules-of.ts';
import type { Projects } from '../project/open-projects.ts';
import { replaceKeywords, type TextSource } from '../project/replace-keywords.ts';
import { usesModules, withModules } from './with-modules.ts';

/**
 * Code with the values of its project's keywords, and with the project's Actions Modules where it requires any; `kit` is
 * the path of modules.ts as the code can require it.
 */
export function inProject(code: string, from: TextSource, kit: () => string, projects: Projects): string {
  const replaced = replaceKeywords(code, from, projects);
  if (!usesModules(code)) return replaced;
  const modules = projects.modules(from.root).map((module) => moduleInProject(module, from.root, projects));
  return withModules(replaced, kit(), modules);
}

function moduleInProject(module: ModuleText, root: string, projects: Projects): ModuleText {
  const replace = (text: string) => replaceKeywords(text, { root, files: [module.file] }, projects);
  const secrets = Object.entries(module.secrets).map(([name, value]) => [name, replace(value)]);
  return { ...module, code: replace(module.code), secrets: Object.fromEntries(secrets) };
}
