import { styleText } from 'node:util';
import { mask } from '../core/mask.ts';
import type { Change, Difference } from '../plan/change.ts';
import { changeText } from './field-text.ts';

type Style = Parameters<typeof styleText>[0];

const SIGNS: Readonly<Record<Change['action'], { sign: string; style: Style }>> = {
  create: { sign: '+', style: 'green' },
  update: { sign: '~', style: 'yellow' },
  delete: { sign: '-', style: 'red' },
  replace: { sign: '±', style: 'red' },
};

export interface DifferenceStyle {
  readonly color: boolean;
  /** Without the fields of what is new or gone. */
  readonly brief?: boolean;
}

/** The difference for a terminal: a line a resource, lines for each changed field, and the totals. */
export function differenceText(
  { changes, unchanged }: Difference,
  { color, brief = false }: DifferenceStyle,
): string {
  const paint = (style: Style, text: string) => (color ? styleText(style, text) : text);
  const width = Math.max(0, ...changes.map(({ kind }) => kind.length));
  const lines = changes.flatMap((change) => {
    const { sign, style } = SIGNS[change.action];
    const head = `  ${paint(style, sign)} ${change.kind.padEnd(width)}  ${change.name}${noteOf(change)}${requestsText(change)}`;
    const isWhole = change.action === 'create' || change.action === 'delete';
    const fields = brief && isWhole ? [] : changeText(change);
    return [head.trimEnd(), ...fields.map((line) => `      ${line}`)];
  });
  return mask([...lines, ...(lines.length > 0 ? [''] : []), totals(changes, unchanged)].join('\n'));
}

/** What a name alone does not say: why it is made anew, or what it was called. */
function noteOf({ action, because = [], renamed }: Change): string {
  if (action === 'replace') {
    const why =
      because.length > 0 ? `${because.join(', ')} cannot be changed` : 'made anew under the same name';
    return `  (deleted and created: ${why})`;
  }
  if (!renamed) return '';
  return 'to' in renamed
    ? `  (the same is created as ${renamed.to})`
    : `  (the same is deleted as ${renamed.from})`;
}

/** How many requests came to it; the JSON of a plan has which. */
function requestsText({ requests = [] }: Change): string {
  if (requests.length === 0) return '';
  return `  (${requests.length} ${requests.length === 1 ? 'request' : 'requests'})`;
}

function totals(changes: readonly Change[], unchanged: number): string {
  if (changes.length === 0) return `Nothing changed: ${unchanged} resources are as they were.`;
  const count = (action: Change['action']) => changes.filter((change) => change.action === action).length;
  const replaced = count('replace');
  const parts = [
    `${count('create')} created`,
    `${count('update')} changed`,
    ...(replaced > 0 ? [`${replaced} replaced`] : []),
    `${count('delete')} deleted`,
    `${unchanged} left alone`,
  ];
  return `${parts.join(', ')}.`;
}
