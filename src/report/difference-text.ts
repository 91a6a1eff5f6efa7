import { styleText } from 'node:util';
import type { Json } from '../core/json.ts';
import { mask } from '../core/mask.ts';
import type { Change, Difference, FieldChange } from '../plan/change.ts';

type Style = Parameters<typeof styleText>[0];

const SIGNS: Readonly<Record<Change['action'], { sign: string; style: Style }>> = {
  create: { sign: '+', style: 'green' },
  update: { sign: '~', style: 'yellow' },
  delete: { sign: '-', style: 'red' },
};

/** The most of one value that a line shows. */
const WIDTH = 60;

/** The difference for a terminal: a line a resource, a line a changed field, and the totals. */
export function differenceText(
  { changes, unchanged }: Difference,
  { color }: { readonly color: boolean },
): string {
  const paint = (style: Style, text: string) => (color ? styleText(style, text) : text);
  const width = Math.max(0, ...changes.map(({ kind }) => kind.length));
  const lines = changes.flatMap(({ action, kind, name, fields }) => {
    const { sign, style } = SIGNS[action];
    return [`  ${paint(style, sign)} ${kind.padEnd(width)}  ${name}`.trimEnd(), ...fields.map(fieldLine)];
  });
  return mask([...lines, ...(lines.length > 0 ? [''] : []), totals(changes, unchanged)].join('\n'));
}

function fieldLine({ field, before, after }: FieldChange): string {
  return `      ${field}: ${short(before)} → ${short(after)}`;
}

function totals(changes: readonly Change[], unchanged: number): string {
  if (changes.length === 0) return `Nothing changed: ${unchanged} resources are as they were.`;
  const count = (action: Change['action']) => changes.filter((change) => change.action === action).length;
  return `${count('create')} created, ${count('update')} changed, ${count('delete')} deleted, ${unchanged} left alone.`;
}

function short(value: Json | undefined): string {
  if (value === undefined) return '(none)';
  // Masked before it is cut: half a secret would not be found any more.
  const text = mask(JSON.stringify(value));
  return text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;
}
