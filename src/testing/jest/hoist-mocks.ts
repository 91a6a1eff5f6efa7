import { withoutTexts } from '../../actions/bundle/without-comments.ts';

/** A statement at the start of a line: `jest.mock("stripe", () => …)`, or `import_globals.jest.mock(…)`. */
const MOCK = /^(?:\w+\.)?jest\s*\.\s*(?:mock|unmock|deepUnmock|enableAutomock|disableAutomock)\s*\(/gm;

/**
 * CommonJS with its calls of `jest.mock` and the like before its `require`s, as with babel-jest: esbuild puts what was
 * imported first. The statements become functions where they stand, which are called in the first line: no line moves.
 */
export function hoistMocks(code: string): string {
  if (!/\bjest\s*\.\s*(?:mock|unmock|deep|enable|disable)/.test(code)) return code;
  const blank = withoutTexts(code);
  const starts = [...blank.matchAll(MOCK)].map(({ index }) => index);
  if (starts.length === 0) return code;
  const directive = code.startsWith(STRICT) ? STRICT : '';
  let result = directive + starts.map((_, number) => `__mock${number}();`).join('');
  let done = directive.length;
  for (const [number, start] of starts.entries()) {
    const end = endOf(blank, start);
    const statement = code.slice(start, end).replace(/^\w+\.jest/, 'require("@jest/globals").jest');
    result += `${code.slice(done, start)}function __mock${number}() { ${statement} }`;
    done = end;
  }
  return result + code.slice(done);
}

const STRICT = '"use strict";';

/** The end of the statement that starts there: its semicolon, which esbuild always writes. */
function endOf(blank: string, start: number): number {
  let depth = 0;
  for (let i = start; i < blank.length; i++) {
    const letter = blank[i] ?? '';
    if ('([{'.includes(letter)) depth++;
    else if (')]}'.includes(letter)) depth--;
    else if (letter === ';' && depth === 0) return i + 1;
  }
  return blank.length;
}
