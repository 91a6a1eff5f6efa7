/** A place in a file: `file` is relative to the project's folder, with forward slashes; line and col count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly col: number;
  /** The source line, and how many characters of it the caret marks. */
  readonly source?: string;
  readonly length?: number;
}

/** `tenant/clients.yaml:14:5` */
export function formatPosition({ file, line, col }: Position): string {
  return `${file}:${line}:${col}`;
}

/** The position of an offset in a text. */
export function positionAt(file: string, text: string, offset: number, length = 1): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const start = before.lastIndexOf('\n') + 1;
  const end = text.indexOf('\n', offset);
  const source = text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
  return { file, line, col: offset - start + 1, source, length: Math.max(1, length) };
}
