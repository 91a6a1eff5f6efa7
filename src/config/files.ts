import { isAbsolute, posix } from 'node:path';
import { problem } from '../core/problem.ts';
import { isUnknown } from './check/check-tree.ts';
import type { Field } from './check/fields.ts';
import type { Keywords } from './keywords/keywords.ts';
import { readSource } from './read-source.ts';
import type { Report } from './report.ts';
import { positionOf } from './source.ts';
import { type Tree, textOf } from './tree.ts';

/** A file that a value of tenant/ points at, read, with its keywords replaced. */
export interface ReferredFile {
  /** As it is written, relative to tenant/. */
  readonly path: string;
  /** The same, relative to the project's folder, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

export interface FileOptions {
  readonly root: string;
  readonly keywords: Keywords;
  readonly report: Report;
}

/** Reads the files of all fields with the trait `file`, by the path of the field in the data: `branding.templates.0.body`. */
export async function readFiles(
  fields: readonly Field[],
  options: FileOptions,
): Promise<Map<string, ReferredFile>> {
  const read = await Promise.all(fields.filter(({ file }) => file).map((field) => readField(field, options)));
  return new Map(read.filter((one) => one !== undefined));
}

async function readField(
  { path, tree }: Field,
  options: FileOptions,
): Promise<[string, ReferredFile] | undefined> {
  const written = textOf(tree);
  if (written === undefined || isUnknown(tree)) return undefined;
  const file = await resolveFile('tenant', written, tree, options);
  if (!file) return undefined;
  const text = replaceIn(file.text, file.file, options);
  return [path.join('.'), { path: written, file: file.file, text }];
}

function replaceIn(text: string, file: string, { keywords, report }: FileOptions): string {
  const source = { file, text };
  return keywords.replaceIn(
    text,
    (offset, length) => ({ source, start: offset, end: offset + length }),
    report,
  );
}

/** The file that a value names, below `folder`. Problems, at the value: `file-missing`, `file-outside`; in the file: `not-utf8`. */
export async function resolveFile(
  folder: string,
  written: string,
  tree: Tree,
  { root, report }: Pick<FileOptions, 'root' | 'report'>,
): Promise<{ file: string; text: string } | undefined> {
  const file = posix.normalize(posix.join(folder, written.replaceAll('\\', '/')));
  if (file.startsWith('../') || isAbsolute(written)) {
    report(problem('file-outside', { path: written }, positionOf(tree.at)));
    return undefined;
  }
  let unreadable = false;
  const source = await readSource(root, file, (one) => {
    unreadable = true;
    report(one);
  });
  if (!source && !unreadable) report(problem('file-missing', { path: file, folder }, positionOf(tree.at)));
  return source;
}
