import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shortHash } from '../../core/short-hash.ts';

/**
 * By their paths, what files and folders are like: the content of a file, the names in its folder (a new file can take an
 * import over). A package's file, of which there can be hundreds, has its size and time.
 */
export type Marks = Readonly<Record<string, string>>;

/** What was bundled: the files that were read, relative to `root`, and the source map, which has what was read in most of them. */
interface Bundled {
  readonly read: readonly string[];
  readonly map: string;
}

/** The marks of all that a bundle was made of, as it was when it was made. */
export function marksOf(root: string, { read, map }: Bundled): Marks {
  const marks: Record<string, string> = {};
  for (const file of read) {
    marks[file] = markOf(root, file);
    for (const folder of foldersOf(file)) marks[folder] ??= markOf(root, folder);
  }
  // An edit between esbuild's reading and ours must not pass for what was bundled.
  for (const [file, content] of contentsOf(map)) if (!isPackage(file)) marks[file] = shortHash(content);
  return marks;
}

/** The same by size and time alone, for files that are too many to be read each time. */
export const quickMarksOf = (root: string, files: readonly string[]): Marks =>
  Object.fromEntries(files.map((file) => [`${QUICK}${file}`, statMark(join(root, file))]));

const QUICK = 'time of ';

/** Whether all of it is the same today. */
export function isUnchanged(root: string, marks: Marks): boolean {
  return Object.entries(marks).every(([path, mark]) => markOf(root, path) === mark);
}

/** Where a new file could take the place of this one: beside it, and beside the folder that it is the `index` of. */
function foldersOf(file: string): readonly string[] {
  if (isPackage(file)) return [];
  const folder = dirname(file);
  return /\/index\.\w+$/.test(file) ? [`${folder}/`, `${dirname(folder)}/`] : [`${folder}/`];
}

function markOf(root: string, path: string): string {
  try {
    if (path.startsWith(QUICK)) return statMark(join(root, path.slice(QUICK.length)));
    if (path.endsWith('/')) return shortHash(readdirSync(join(root, path)).join('\n'));
    if (!isPackage(path)) return shortHash(readFileSync(join(root, path), 'utf8'));
    return statMark(join(root, path));
  } catch {
    return 'gone';
  }
}

function statMark(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}

function contentsOf(map: string): readonly (readonly [string, string])[] {
  const { sources, sourcesContent }: { sources: string[]; sourcesContent: string[] } = JSON.parse(map);
  return sources.map((source, index) => [source, sourcesContent[index] ?? '']);
}

const isPackage = (path: string): boolean => path.includes('node_modules/');
