import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentMark } from '../../actions/bundle/marks.ts';
import { loadCached } from '../../core/cached-bundle.ts';
import type { Json } from '../../core/json.ts';
import { shortHash } from '../../core/short-hash.ts';
import { remembered } from './remembered.ts';

/** What tests need of an entry of `actions`. */
export interface ActionFacts {
  /** Relative to the project's folder. */
  readonly source: string;
  readonly dependencies: readonly { readonly name: string }[];
}

/** What they need of an entry of `actionModules`. */
export interface ModuleFacts {
  readonly name: string;
  /** The path of its file below `tenant/`. */
  readonly code: string;
  readonly secrets: Readonly<Record<string, string>>;
}

export type KeywordValues = Readonly<Record<string, Json>>;

export interface Facts {
  readonly actions: readonly ActionFacts[];
  readonly modules: readonly ModuleFacts[];
}

export const reading = (): typeof import('./read-facts.ts') =>
  loadCached('src/testing/project/read-facts.ts');

/** The entries of a project's tenant/; read anew only where a file there has changed. */
export function factsOf(root: string, cacheFolder: string): Facts {
  const state = hashOfYaml(join(root, 'tenant'));
  const file = join(cacheFolder, 'entries');
  return remembered(file, state, () => reading().readEntries(root));
}

/** The values of an environment's keywords; read anew only where a file of an environment has changed. */
export function keywordsOf(root: string, environment: string, cacheFolder: string): KeywordValues {
  const state = hashOfYaml(join(root, 'tenant/environments'));
  const file = join(cacheFolder, `keywords-${shortHash(environment)}`);
  return remembered(file, state, () => reading().readKeywords(root, environment));
}

function hashOfYaml(folder: string): string {
  return shortHash(JSON.stringify(yamlFiles(folder).map((name) => [name, contentMark(join(folder, name))])));
}

function yamlFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  } catch {
    return [];
  }
}
