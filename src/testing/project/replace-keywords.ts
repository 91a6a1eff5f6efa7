import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usesOf } from '../../config/keywords/pattern.ts';
import { type KeywordValues, reading } from './facts.ts';
import { refusal } from './refusal.ts';

export interface KeywordSource {
  readonly root: string;
  readonly environment: string;
  readonly values: KeywordValues;
  /** The files, relative to `root`, that the text was made of: where an error says that a keyword stands. */
  readonly files: readonly string[];
}

/**
 * A text with its keywords replaced, as a deploy to the environment replaces them. Raises the problems of a keyword that
 * has no value there.
 */
export function replaceKeywords(text: string, from: KeywordSource): string {
  return text.replace(usesOf(), (...[, single, double, bare, hash]: (string | undefined)[]) => {
    const name = single ?? double ?? bare ?? hash ?? '';
    const value = Object.hasOwn(from.values, name) ? from.values[name] : undefined;
    if (value === undefined || (hash !== undefined && typeof value === 'object')) throw refused(from);
    return hash === undefined ? JSON.stringify(value) : String(value);
  });
}

function refused({ root, environment, files }: KeywordSource): Error {
  const own = files.filter((file) => !file.includes('node_modules/'));
  return refusal(
    own.flatMap((file) =>
      reading().keywordProblems(root, environment, readFileSync(join(root, file), 'utf8'), file),
    ),
  );
}
