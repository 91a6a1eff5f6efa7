import { type Position, positionAt } from '../core/position.ts';

/** A file's text, without byte order mark; `file` is relative to the project's folder, with forward slashes. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A part of a file, by offsets: turned into line and column only when somebody asks. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Line and column of a span's start; the caret marks no more than that line. */
export function positionOf({ source, start, end }: Span): Position {
  const newline = source.text.indexOf('\n', start);
  const lineEnd = newline < 0 ? source.text.length : newline;
  return positionAt(source.file, source.text, start, Math.min(end, lineEnd) - start);
}

/** The first line of a file, for what is wrong with a file as a whole. */
export function startOf(file: string): Position {
  return { file, line: 1, col: 1 };
}
