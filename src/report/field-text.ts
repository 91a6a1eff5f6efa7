import type { Json } from '../core/json.ts';
import { mask } from '../core/mask.ts';
import type { Change, FieldChange } from '../plan/change.ts';
import { textHunks } from './text-hunks.ts';

/** The most of one value that a line shows. */
const WIDTH = 60;
/** The most lines of a text's difference. */
const LINES = 40;
/** The most fields of a resource that is new or gone. */
const FIELDS = 8;

/** What changed of a resource, for a terminal; of one that is new or gone, a line for each of its first fields. Masked. */
export function changeText(change: Pick<Change, 'action' | 'fields' | 'sent'>): string[] {
  return [...fieldsText(change), ...(change.sent ?? []).map((field) => `${field}: ${WILL_BE_SENT}`)];
}

/** What is said of a value that nobody can compare. */
export const WILL_BE_SENT = 'will be sent';

function fieldsText({ action, fields }: Pick<Change, 'action' | 'fields'>): string[] {
  if (action === 'update' || action === 'replace') return fields.flatMap(fieldText);
  const lines = fields
    .slice(0, FIELDS)
    .map(({ field, before, after }) => `${field}: ${sized(after ?? before)}`);
  const rest = fields.length - FIELDS;
  return rest > 0 ? [...lines, `… and ${rest} more fields`] : lines;
}

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

/** Whether a value is a text of several lines. */
export function isLong(value: Json | undefined): value is string {
  return typeof value === 'string' && /\n./.test(value);
}

function textDifference(before: Json | undefined, after: Json | undefined): string[] {
  const lines = textHunks(textIn(before), textIn(after)).flatMap(({ file, hunks }) =>
    hunks.flatMap(({ oldStart, newStart, lines: found }) => [
      `  @@ ${file === '' ? `line ${oldStart || newStart}` : file} @@`,
      ...found.map((line) => `  ${line}`.trimEnd()),
    ]),
  );
  if (lines.length <= LINES) return lines;
  return [...lines.slice(0, LINES), `  … ${lines.length - LINES} more lines`];
}

/** A value that is a text; of another one, nothing. */
export const textIn = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function sized(value: Json | undefined): string {
  return isLong(value) ? `${value.trimEnd().split('\n').length} lines` : short(value);
}

function short(value: Json | undefined): string {
  if (value === undefined) return '(none)';
  // Masked before it is cut: half a secret would not be found any more.
  const text = mask(JSON.stringify(value));
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
}
