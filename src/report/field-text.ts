import { structuredPatch } from 'diff';
import type { Json } from '../core/json.ts';
import { mask } from '../core/mask.ts';
import type { FieldChange } from '../plan/change.ts';

/** The most of one value that a line shows. */
const WIDTH = 60;
/** The most lines of a text's difference. */
const LINES = 40;
const CONTEXT = 2;

/** A changed field for a terminal: one line, or for long texts the lines that differ. Masked. */
export function fieldText(change: FieldChange): string[] {
  const { field, before, after, items } = change;
  if (isLong(before) || isLong(after)) return [`${field}:`, ...textDifference(before, after)];
  if (items && before !== undefined && after !== undefined) return [`${field}: ${itemsText(items)}`];
  return [`${field}: ${short(before)} → ${short(after)}`];
}

function itemsText({ added, removed }: NonNullable<FieldChange['items']>): string {
  return [...removed.map((item) => `− ${short(item)}`), ...added.map((item) => `+ ${short(item)}`)].join(
    '  ',
  );
}

function isLong(value: Json | undefined): boolean {
  return typeof value === 'string' && /\n./.test(value);
}

function textDifference(before: Json | undefined, after: Json | undefined): string[] {
  const [old, now] = [before, after].map((side) => mask(typeof side === 'string' ? side : ''));
  const { hunks } = structuredPatch('', '', old ?? '', now ?? '', '', '', { context: CONTEXT });
  const lines = hunks.flatMap(({ oldStart, newStart, lines: found }) => [
    `  @@ line ${oldStart || newStart} @@`,
    ...found.map((line) => `  ${line}`.trimEnd()),
  ]);
  if (lines.length <= LINES) return lines;
  return [...lines.slice(0, LINES), `  … ${lines.length - LINES} more lines`];
}

function short(value: Json | undefined): string {
  if (value === undefined) return '(none)';
  // Masked before it is cut: half a secret would not be found any more.
  const text = mask(JSON.stringify(value));
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
}
