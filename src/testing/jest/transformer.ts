import { join, relative } from 'node:path';
import { keywordsIn } from '../../config/keywords/pattern.ts';
import { shortHash } from '../../core/short-hash.ts';
import { keywordsOf } from '../project/facts.ts';
import { replaceKeywords } from '../project/replace-keywords.ts';
import { type Bundling, bundleOf, stateOf } from './bundle-cache.ts';
import { isDebugged } from './from-source.ts';
import type { JestOptions, Job } from './job.ts';
import { taskOf } from './task.ts';
import { type Transformed, withAbsoluteSources, withMapInside } from './transformed.ts';
import { transformedFile } from './transformed-file.ts';
import { VERSION } from './version.ts';

const ENVIRONMENT = process.env['TENANT_ENV'] || 'local';

/** Jest's transform: Actions as the bundles that are deployed, the kit as one file, everything else file by file. */
export const transformer = { process: transformed, getCacheKey: cacheKey };

/** What `transformed` would make, by everything that it depends on: nothing is bundled where nothing has changed. */
function cacheKey(text: string, file: string, options: JestOptions): string {
  const job = jobOf(text, file, options);
  const { kind, bundling, root } = taskOf(job);
  const { hash, keywords } = bundling ? stateOf(bundling) : { hash: text, keywords: keywordsIn(text) };
  const values =
    root === undefined || keywords.length === 0 ? {} : keywordsOf(root, ENVIRONMENT, job.cacheFolder);
  const used = keywords.map((name) => [name, values[name]]);
  return shortHash(JSON.stringify([VERSION, file, kind, hash, used, job.instrument, job.debugged]));
}

function transformed(text: string, file: string, options: JestOptions): Transformed {
  const job = jobOf(text, file, options);
  const { bundling, root } = taskOf(job);
  const { read, ...made } = bundling
    ? bundled(bundling)
    : { ...transformedFile(text, file), read: [relative(root ?? '', file)] };
  const code = root === undefined ? made.code : withKeywords(made.code, root, read, job.cacheFolder);
  const result = { code, map: made.map };
  return job.debugged ? withMapInside(result) : result;
}

function bundled(bundling: Bundling): Transformed & { readonly read: readonly string[] } {
  const { code, map, read } = bundleOf(bundling);
  return { code, map: withAbsoluteSources(bundling.root, map), read };
}

function withKeywords(code: string, root: string, files: readonly string[], cacheFolder: string): string {
  if (keywordsIn(code).length === 0) return code;
  const values = keywordsOf(root, ENVIRONMENT, cacheFolder);
  return replaceKeywords(code, { root, environment: ENVIRONMENT, values, files });
}

function jobOf(text: string, file: string, { instrument, config }: JestOptions): Job {
  const cacheFolder = join(config.cacheDirectory, 'understudy');
  return { text, file, instrument, cacheFolder, debugged: isDebugged() };
}
