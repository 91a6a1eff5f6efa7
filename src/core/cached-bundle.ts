import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package-folder.ts';

/** The path of a part of this package as one file of CommonJS, kept from one process to the next. `entry`: `src/cli/main.ts`. */
export function cachedPath(entry: string): string {
  return require(join(packageFolder(), 'src/core/cached-bundle.cjs')).cachedBundle(entry);
}

/** Loads a part of this package that is rarely needed. */
export function loadCached<T>(entry: string): T {
  return require(cachedPath(entry));
}

/** The code of a part of this package that runs in another process. */
export const cachedCode = (entry: string): string => readFileSync(cachedPath(entry), 'utf8');
