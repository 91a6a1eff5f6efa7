import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { short } from '../project/facts.ts';

/**
 * By their paths, what files and folders are like: the content of a file, the names in a folder of one (a new file can
 * take an import over). A package's file, of which there can be hundreds, has its size and time.
 */
export type Marks = Readonly<Record<string, string>>;

export function marksOf(root: string, files: readonly string[]): Marks {
  const folders = files.filter((file) => !isPackage(file)).map((file) => `${dirname(file)}/`);
  return Object.fromEntries([...new Set([...files, ...folders])].map((path) => [path, markOf(root, path)]));
}

export function isUnchanged(root: string, marks: Marks): boolean {
  return Object.entries(marks).every(([path, mark]) => markOf(root, path) === mark);
}

function markOf(root: string, path: string): string {
  try {
    if (path.endsWith('/')) return short(readdirSync(join(root, path)).join('\n'));
    if (!isPackage(path)) return short(readFileSync(join(root, path), 'utf8'));
    const { size, mtimeMs } = statSync(join(root, path));
    return `${size} ${mtimeMs}`;
  } catch {
    return 'gone';
  }
}

const isPackage = (path: string): boolean => path.includes('node_modules/');
