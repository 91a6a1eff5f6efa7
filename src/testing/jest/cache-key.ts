import { keywordsIn } from '../../config/keywords/pattern.ts';
import { shortHash } from '../../core/short-hash.ts';
import type { Projects } from '../project/open-projects.ts';
import { stateOf } from './bundle-cache.ts';
import type { Job } from './job.ts';
import { taskOf } from './task.ts';
import { VERSION } from './version.ts';

/** What `transformed` would make, by everything that it depends on: nothing is bundled where nothing has changed. */
export function cacheKey(job: Job): string {
  const { file, text, instrument, debugged, projects } = job;
  const { kind, bundling, root } = taskOf(job);
  const { hash, keywords } = bundling ? stateOf(bundling) : { hash: text, keywords: keywordsIn(text) };
  const ofProject = root === undefined ? [] : projectState(root, keywords, projects);
  return shortHash(JSON.stringify([VERSION, file, kind, hash, ofProject, instrument, debugged]));
}

/** The project's Actions Modules, and the values of the keywords that are used. */
function projectState(root: string, keywords: readonly string[], projects: Projects): unknown {
  const modules = JSON.stringify(projects.modules(root));
  const used = [...keywords, ...keywordsIn(modules)];
  const values = used.length === 0 ? {} : projects.keywords(root);
  return [modules, used.map((name) => [name, values[name]])];
}
