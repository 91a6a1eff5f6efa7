import type { Doc, Json } from '../../core/json.ts';
import { valueAtPath } from './scim-path.ts';

type Test = (resource: Doc) => boolean;

/** Words of a filter: parentheses, text in quotes, and whatever stands between spaces; a path may have a filter of its own in brackets. */
const WORDS = /\s*([()]|"(?:[^"\\]|\\.)*"|(?:[^\s()"[]|\[[^\]]*\])+)/y;

/**
 * A filter as a test of resources: `userName eq "lena" and active eq true`. Auth0's documentation, "Configure Inbound SCIM": `eq`, `and`
 * and `or`; `and` binds closer (RFC 7644, section 3.4.2.2). Undefined for what cannot be read.
 */
export function scimFilter(text: string): Test | undefined {
  const words = wordsOf(text.trim());
  if (!words) return undefined;
  const test = choice(words);
  return words.length === 0 ? test : undefined;
}

function wordsOf(text: string): string[] | undefined {
  const words: string[] = [];
  WORDS.lastIndex = 0;
  for (let end = 0; end < text.length; end = WORDS.lastIndex) {
    const word = WORDS.exec(text)?.[1];
    if (word === undefined) return undefined;
    words.push(word);
  }
  return words;
}

function choice(words: string[]): Test | undefined {
  return joined(words, 'or', () => joined(words, 'and', () => comparison(words)));
}

function joined(words: string[], by: 'and' | 'or', next: () => Test | undefined): Test | undefined {
  const tests = [next()];
  while (words[0]?.toLowerCase() === by) {
    words.shift();
    tests.push(next());
  }
  if (tests.includes(undefined)) return undefined;
  return (resource) =>
    by === 'and' ? tests.every((test) => test?.(resource)) : tests.some((test) => test?.(resource));
}

function comparison(words: string[]): Test | undefined {
  if (words[0] === '(') {
    words.shift();
    const inner = choice(words);
    return words.shift() === ')' ? inner : undefined;
  }
  const [path, operator, literal] = words.splice(0, 3);
  if (path === undefined || operator?.toLowerCase() !== 'eq' || literal === undefined) return undefined;
  const wanted = literalOf(literal);
  if (wanted === undefined) return undefined;
  return (resource) => {
    const value = valueAtPath(resource, path);
    const values = Array.isArray(value) ? value : [value];
    return values.some((one) => fold(one) === fold(wanted));
  };
}

function literalOf(literal: string): Json | undefined {
  if (!/^(".*"|true|false|null|-?\d+(\.\d+)?)$/s.test(literal)) return undefined;
  try {
    return JSON.parse(literal) as Json;
  } catch {
    return undefined;
  }
}

/** User names and addresses are the same whatever their case (RFC 7643, section 4.1.1). */
function fold(value: Json | undefined): Json | undefined {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
