/** One name of a destructuring pattern: `{ BACKEND_URL: url }` takes `BACKEND_URL` and puts it into `url`. */
export interface PatternKey {
  readonly name: string;
  /** Offset in the whole text. */
  readonly index: number;
  /** What it is put into, as written: an identifier or another pattern. */
  readonly target: string;
  readonly targetIndex: number;
}

const KEY = /^(\s*)([\w$]+)\s*(?:(:\s*)([\s\S]*))?$/;

/** The names that the pattern takes whose first brace stands at the offset; a rest and computed names are left out. */
export function patternKeys(code: string, open: number): readonly PatternKey[] {
  return partsOf(code, open).flatMap(({ text, index }) => {
    const [, space = '', name, colon = '', target = name] = KEY.exec(text) ?? [];
    if (name === undefined || target === undefined) return [];
    const start = index + space.length;
    const targetIndex = colon === '' ? start : text.lastIndexOf(target) + index;
    return [{ name, index: start, target: target.replace(/=[^>][\s\S]*$/, '').trim(), targetIndex }];
  });
}

/** Where the bracket stands that opens what is closed at the offset. */
export function openingBrace(code: string, close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    if (code[at] === '}') depth++;
    if (code[at] === '{' && --depth === 0) return at;
  }
  return -1;
}

/** What stands between the commas of the outermost level. */
function partsOf(code: string, open: number): readonly { readonly text: string; readonly index: number }[] {
  const parts: { text: string; index: number }[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < code.length; at++) {
    const sign = code[at] ?? '';
    if ('{[('.includes(sign)) depth++;
    if ('}])'.includes(sign)) depth--;
    if (depth === 0 || (depth === 1 && sign === ',')) {
      parts.push({ text: code.slice(start, at), index: start });
      start = at + 1;
    }
    if (depth === 0) break;
  }
  return parts;
}
