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
    if (isPackage(path)) return statMark(join(root, path));
    return path.endsWith('/') ? namesMark(join(root, path)) : contentMark(join(root, path));
  } catch {
    return 'gone';
  }
}

const namesMark = (folder: string): string => shortHash(readdirSync(folder).join('\n'));

/** What this process has read, by the time and size that it had then. */
const contents = new Map<string, { readonly stat: string; readonly mark: string }>();

/** The hash of a file's content. Throws where there is no such file. */
export function contentMark(path: string): string {
  const stat = statMark(path);
  const known = contents.get(path);
  if (known?.stat === stat) return known.mark;
  const mark = shortHash(readFileSync(path, 'utf8'));
  // A file that was written a moment ago can be written again within the same tick of the file system's clock.
  if (Date.now() - statSync(path).mtimeMs > SETTLED_MS) contents.set(path, { stat, mark });
  return mark;
}

const SETTLED_MS = 2_000;

function statMark(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}

function contentsOf(map: string): readonly (readonly [string, string])[] {
  const { sources, sourcesContent }: { sources: string[]; sourcesContent: string[] } = JSON.parse(map);
  return sources.map((source, index) => [source, sourcesContent[index] ?? '']);
}

const isPackage = (path: string): boolean => path.includes('node_modules/');
