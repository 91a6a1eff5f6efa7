import { join } from 'node:path';
import { packageFolder } from '../../core/package-folder.ts';

/** Loads a part of this package that is rarely needed, from a bundle of its own. `entry`: `src/testing/project/read-facts.ts`. */
export function loadCached<T>(entry: string): T {
  const { cachedBundle } = require(join(packageFolder(), 'src/core/cached-bundle.cjs'));
  return require(cachedBundle(entry));
}
