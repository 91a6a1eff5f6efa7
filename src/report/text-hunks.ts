import { structuredPatch } from 'diff';
import { mask } from '../core/mask.ts';
import { sourceFiles } from './source-files.ts';

const CONTEXT = 2;

/** Lines that differ, with some around them. Each line begins with ` `, `-` or `+`. */
export interface Hunk {
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly string[];
}

/** What differs of one text; of an Action's bundle, of one of the files that people edit. */
export interface TextHunks {
  /**
   * `actions/add-roles/action.ts`, whose lines have other numbers: types and comments are no part of what is deployed.
   * Empty for a text that was not made of files.
   */
  readonly file: string;
  readonly hunks: readonly Hunk[];
}

/** The lines that differ between two texts, for bundles by the files that they were made of. Masked. */
export function textHunks(before: string, after: string): TextHunks[] {
  const old = sourceFiles(before);
  const now = sourceFiles(after);
  const files = old && now ? [...new Set([...now.keys(), ...old.keys()])] : [];
  const differing = files
    .map((file) => hunksOf(file, old?.get(file) ?? '', now?.get(file) ?? ''))
    .filter(({ hunks }) => hunks.length > 0);
  // Two bundles may differ in what the bundler adds alone.
  return differing.length > 0 ? differing : [hunksOf('', before, after)];
}

function hunksOf(file: string, before: string, after: string): TextHunks {
  return {
    file,
    hunks: structuredPatch('', '', mask(before), mask(after), '', '', { context: CONTEXT }).hunks,
  };
}
