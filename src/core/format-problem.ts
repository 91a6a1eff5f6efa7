import { styleText } from 'node:util';
import { mask } from './mask.ts';
import { formatPosition, type Position } from './position.ts';
import type { Problem } from './problem.ts';

export interface FormatOptions {
  readonly color: boolean;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** A longer source line (a certificate, minified HTML) is shown around the caret only. */
const WIDEST = 120;

/**
 * A problem for a terminal, secrets masked: place, severity and code; the message; the source line with a caret; what to do.
 * Without a line break at the end.
 */
export function formatProblem(problem: Problem, { color }: FormatOptions): string {
  const paint: Paint = color
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  const tone = problem.severity === 'error' ? 'red' : 'yellow';
  const place = problem.at ? `${paint('bold', formatPosition(problem.at))}  ` : '';
  const lines = [
    `${place}${paint(tone, problem.severity)}  ${paint('dim', problem.code)}`,
    `  ${problem.message}`,
    ...(problem.at ? excerpt(problem.at, (text) => paint(tone, text)) : []),
    `  ${paint('cyan', problem.hint)}`,
  ];
  return mask(lines.join('\n'));
}

/** Several problems by file and line, an empty line between two, and how many there are in the last line. */
export function formatProblems(problems: readonly Problem[], options: FormatOptions): string {
  const sorted = [...problems].sort(byPlace);
  return [...sorted.map((problem) => formatProblem(problem, options)), countOf(problems)].join('\n\n');
}

function excerpt({ line, col, source, length = 1 }: Position, paint: (text: string) => string): string[] {
  if (source === undefined || source.trim() === '') return [];
  const number = String(line);
  const from = source.length > WIDEST ? Math.max(0, col - 1 - WIDEST / 2) : 0;
  const shown = source.slice(from, from + WIDEST);
  // Tabs stay tabs, so that the caret stands under its letter however wide they are.
  const indent = shown.slice(0, col - 1 - from).replace(/[^\t]/g, ' ');
  const caret = '^'.repeat(Math.max(1, Math.min(length, shown.length - indent.length)));
  return [
    `    ${number} | ${printable(shown)}`,
    `    ${' '.repeat(number.length)} | ${indent}${paint(caret)}`,
  ];
}

/** Escape sequences of a file must not reach the terminal. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t]/gu, '·');
}

function byPlace(a: Problem, b: Problem): number {
  if (!a.at || !b.at) return Number(!a.at) - Number(!b.at);
  const files = a.at.file < b.at.file ? -1 : Number(a.at.file > b.at.file);
  return files || a.at.line - b.at.line || a.at.col - b.at.col;
}

function countOf(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const counts = [plural(errors, 'error'), plural(problems.length - errors, 'warning')].filter(
    (count) => !count.startsWith('0'),
  );
  return counts.length > 0 ? `${counts.join(' and ')}.` : 'No problems.';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
