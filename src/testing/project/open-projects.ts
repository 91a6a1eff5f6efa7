import { join } from 'node:path';
import { type ActionFacts, type Facts, factsOf, type KeywordValues, keywordsOf } from './facts.ts';
import { type ModuleText, modulesOf } from './modules-of.ts';

/** What is known of projects, by their folders. Read once: an edit shows in the next `openProjects`. */
export interface Projects {
  /** The environment that tests take the values of keywords from: `TENANT_ENV`, or `local`. */
  readonly environment: string;
  /** Where the lists of what went into bundles are kept. */
  readonly cacheFolder: string;
  facts(root: string): Facts;
  keywords(root: string): KeywordValues;
  modules(root: string): readonly ModuleText[];
}

export function openProjects(cacheFolder: string): Projects {
  const environment = process.env['TENANT_ENV'] || 'local';
  const facts = onceFor((root) => factsOf(root, factsFolder(root)));
  return {
    environment,
    cacheFolder,
    facts,
    keywords: onceFor((root) => keywordsOf(root, environment, factsFolder(root))),
    modules: onceFor((root) => modulesOf(root, facts(root))),
  };
}

/** Beside the project and not in jest's cache: to read tenant/ takes longer than to run a hundred tests. */
const factsFolder = (root: string): string => join(root, '.understudy/tests');

function onceFor<T>(make: (root: string) => T): (root: string) => T {
  const known = new Map<string, T>();
  return (root) => {
    const value = known.get(root) ?? make(root);
    known.set(root, value);
    return value;
  };
}

/** How the entry of a file says that it is bundled; one without an entry has no dependencies. */
export function bundledFile(root: string, source: string, projects: Projects): ActionFacts {
  const entry = projects.facts(root).actions.find((one) => one.source === source);
  return entry ?? { source, dependencies: [] };
}
