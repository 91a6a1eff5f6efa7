import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Position, positionAt } from '../../core/position.ts';

/** The text of a project's file; empty where it cannot be read. */
export function sourceText(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '';
  }
}

/** The first place in a file that the pattern matches, or the file's start. */
export function positionOfMatch(root: string, file: string, pattern: RegExp): Position {
  const text = sourceText(root, file);
  const match = pattern.exec(text);
  return positionAt(file, text, match?.index ?? 0, match?.[0].length ?? 1);
}

/** A place as compilers tell it: line and column from 1. */
export function positionOfLine(
  root: string,
  place: { file: string; line: number; col: number; length?: number },
): Position {
  const source = sourceText(root, place.file).split(/\r?\n/)[place.line - 1];
  return { length: 1, ...place, ...(source !== undefined && { source }) };
}
