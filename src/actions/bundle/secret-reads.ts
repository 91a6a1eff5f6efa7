import { openingBrace, type PatternKey, patternKeys } from './patterns.ts';
import { withEmptyTexts } from './without-comments.ts';

/** A place where an Action reads a secret by its name. */
export interface SecretRead {
  readonly name: string;
  readonly index: number;
}

/** The first parameter of an exported handler: a name, or the brace of a pattern. */
const PARAMETER =
  /\bon(?:Execute|Continue)[A-Z]\w*\s*(?:\(|(?::[^=;]*)?=\s*(?:async\b\s*)?(?:function\b\s*\w*\s*)?\(?)\s*(?<first>[\w$]+|\{)/dg;

/** Behind these, a name is read of what stands before it and not of the secrets. */
const NO_MEMBER = String.raw`(?![\w$]|\s*(?:\?\.|[.[(]))`;

/**
 * Where a source reads `event.secrets.NAME`, `event.secrets['NAME']` or takes NAME out of it with a pattern. Only what is
 * certain: a name that is worked out is left out, and so is what another function does with its parameter.
 */
export function secretReads(text: string): readonly SecretRead[] {
  const code = withEmptyTexts(text);
  const parameters = [...code.matchAll(PARAMETER)].map(({ indices }) => indices?.groups?.['first']?.[0] ?? 0);
  const named = parameters
    .filter((at) => code[at] !== '{')
    .map((at) => /^[\w$]+/.exec(code.slice(at))?.[0] ?? '');
  const events = new Set(['event', ...named]);
  const ofEvent = [
    ...parameters.filter((at) => code[at] === '{').flatMap((at) => patternKeys(code, at)),
    ...taken(code, anyOf(events)),
  ].filter(({ name }) => name === 'secrets');
  const secrets = `${anyOf(events)}\\s*(?:\\?\\s*)?\\.\\s*secrets`;
  const aliases = [...ofEvent.map(({ target }) => target), ...assigned(code, secrets)];
  const holder = [secrets, ...aliases.filter((one) => /^[\w$]+$/.test(one)).map((one) => anyOf([one]))].join(
    '|',
  );
  const nested = ofEvent.filter(({ target }) => target.startsWith('{'));
  const reads = [
    ...members(code, text, holder),
    ...taken(code, `(?:${holder})`),
    ...nested.flatMap(({ targetIndex }) => patternKeys(code, targetIndex)),
  ];
  return reads.filter(({ name }) => !(name in Object.prototype)).sort((a, b) => a.index - b.index);
}

/** One of these names, and not the end or a member of another. */
function anyOf(names: Iterable<string>): string {
  const words = [...names].map((one) => one.replaceAll('$', '\\$')).join('|');
  return `(?<![\\w$.])(?:${words})`;
}

/** `.NAME`, `?.NAME`, `['NAME']` */
function members(code: string, text: string, holder: string): SecretRead[] {
  const pattern = new RegExp(
    `(?:${holder})\\s*(?:(?:\\?\\s*)?\\.\\s*(?<name>[A-Za-z_$][\\w$]*)|(?:\\?\\.\\s*)?\\[\\s*(?<quoted>['"][^'"]*['"])\\s*\\])`,
    'dg',
  );
  return [...code.matchAll(pattern)].flatMap(({ indices }) => {
    const [start, end] = indices?.groups?.['name'] ?? indices?.groups?.['quoted'] ?? [];
    if (start === undefined || end === undefined) return [];
    const quoted = code[start] === "'" || code[start] === '"' ? 1 : 0;
    return [{ name: text.slice(start + quoted, end - quoted), index: start + quoted }];
  });
}

/** The names that `const { NAME } = source` takes. */
function taken(code: string, source: string): readonly PatternKey[] {
  const pattern = new RegExp(`\\}\\s*(?::[^=;{}]*)?=\\s*${source}${NO_MEMBER}`, 'g');
  return [...code.matchAll(pattern)].flatMap(({ index }) => {
    const open = openingBrace(code, index);
    return open < 0 ? [] : patternKeys(code, open);
  });
}

/** The names that `const secrets = event.secrets` gives it. */
function assigned(code: string, source: string): string[] {
  const pattern = new RegExp(
    `\\b(?:const|let|var)\\s+([\\w$]+)\\s*(?::[^=;]*)?=\\s*${source}${NO_MEMBER}`,
    'g',
  );
  return [...code.matchAll(pattern)].map(([, name = '']) => name);
}
