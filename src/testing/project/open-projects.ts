import { type Facts, factsOf, type KeywordValues, keywordsOf } from './facts.ts';
import { type ModuleText, modulesOf } from './modules-of.ts';

/** What is known of projects, by their folders. Read once: an edit shows in the next `openProjects`. */
export interface Projects {
  /** The environment that tests take the values of keywords from: `TENANT_ENV`, or `local`. */
  readonly environment: string;
  /** Where what is worth keeping for the next process is kept. */
  readonly cacheFolder: string;
  facts(root: string): Facts;
  keywords(root: string): KeywordValues;
  modules(root: string): readonly ModuleText[];
}

export function openProjects(cacheFolder: string): Projects {
  const environment = process.env['TENANT_ENV'] || 'local';
  const facts = onceFor((root) => factsOf(root, cacheFolder));
  return {
    environment,
    cacheFolder,
    facts,
    keywords: onceFor((root) => keywordsOf(root, environment, cacheFolder)),
    modules: onceFor((root) => modulesOf(root, facts(root))),
  };
}

function onceFor<T>(make: (root: string) => T): (root: string) => T {
  const known = new Map<string, T>();
  return (root) => {
    const value = known.get(root) ?? make(root);
    known.set(root, value);
    return value;
  };
}
