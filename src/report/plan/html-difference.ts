import { type Hunk, textHunks } from '../text-hunks.ts';
import { safe } from './html-safe.ts';

/** The most lines of one text that a page shows. */
const LINES = 1000;

interface Line {
  readonly number: number;
  readonly text: string;
}

/** A line before beside the line after; one of the two is missing where there is none. */
type Row = readonly [before: Line | undefined, after: Line | undefined];

/** The lines of a text that differ, side by side, for bundles by the files that they were made of. Masked. */
export function textHtml(before: string, after: string): string {
  return textHunks(before, after)
    .map(({ file, hunks }) => {
      const caption = file === '' ? '' : `<caption>${safe(file)}</caption>`;
      const rows = hunks
        .flatMap((hunk) => [GAP, ...rowsOf(hunk).map((row) => rowHtml(row, file === ''))])
        .slice(1);
      const cut =
        rows.length > LINES ? [`<tr><td colspan="4">… ${rows.length - LINES} more lines</td></tr>`] : [];
      return `<table class="code">${caption}<tbody>${[...rows.slice(0, LINES), ...cut].join('\n')}</tbody></table>`;
    })
    .join('\n');
}

const GAP = '<tr class="gap"><td colspan="4">…</td></tr>';

/** Lines that are gone beside those that came in their place. */
function rowsOf({ oldStart, newStart, lines }: Hunk): Row[] {
  const rows: Row[] = [];
  let [old, now] = [oldStart, newStart];
  let gone: Line[] = [];
  let come: Line[] = [];
  const flush = () => {
    for (let i = 0; i < Math.max(gone.length, come.length); i++) rows.push([gone[i], come[i]]);
    [gone, come] = [[], []];
  };
  for (const line of lines) {
    const text = line.slice(1);
    if (line.startsWith('-')) gone.push({ number: old++, text });
    else if (line.startsWith('+')) come.push({ number: now++, text });
    else if (line.startsWith(' ')) {
      flush();
      rows.push([
        { number: old++, text },
        { number: now++, text },
      ]);
    }
  }
  flush();
  return rows;
}

function rowHtml([before, after]: Row, numbered: boolean): string {
  const isSame = before !== undefined && before.text === after?.text;
  const cell = (line: Line | undefined, side: string) =>
    `<td class="number">${(numbered && line?.number) || ''}</td><td${line && !isSame ? ` class="${side}"` : ''}>${safe(line?.text ?? '')}</td>`;
  return `<tr>${cell(before, 'before')}${cell(after, 'after')}</tr>`;
}
