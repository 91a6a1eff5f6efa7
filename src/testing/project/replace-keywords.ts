import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usesOf } from '../../config/keywords/pattern.ts';
import { reading } from './facts.ts';
import type { Projects } from './open-projects.ts';
import { refusal } from './refusal.ts';

/** Where a text comes from. */
export interface TextSource {
  /** The project's folder. */
  readonly root: string;
  /** The files, relative to `root`, that the text was made of: where an error says that a keyword stands. */
  readonly files: readonly string[];
}

/**
 * A text with its keywords replaced, as a deploy to the environment replaces them. Raises the problems of a keyword that
 * has no value there.
 */
export function replaceKeywords(text: string, from: TextSource, projects: Projects): string {
  return text.replace(usesOf(), (...[, single, double, bare, hash]: (string | undefined)[]) => {
    const name = single ?? double ?? bare ?? hash ?? '';
    const values = projects.keywords(from.root);
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || (hash !== undefined && typeof value === 'object')) {
      throw refused(from, projects.environment);
    }
    return hash === undefined ? JSON.stringify(value) : String(value);
  });
}

function refused({ root, files }: TextSource, environment: string): Error {
  const own = files.filter((file) => !file.includes('node_modules/'));
  return refusal(
    own.flatMap((file) =>
      reading().keywordProblems(root, environment, readFileSync(join(root, file), 'utf8'), file),
    ),
  );
}
