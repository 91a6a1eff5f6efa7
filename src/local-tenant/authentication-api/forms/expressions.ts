import { type Doc, isDoc, type Json } from '../../../core/json.ts';

/** What expressions of a form may name: `{ context, fields, vars }` (Auth0's documentation, "Variables and helper functions"). */
export type FormFacts = Doc;

const EXPRESSION = /\{\{\s*(.*?)\s*\}\}/g;

/** A text with its expressions filled in: `Hi {{ context.user.name ?? 'you' }}`. What cannot be resolved is empty. */
export function filledText(text: string, data: FormFacts, messages: Doc = {}): string {
  return text.replaceAll(EXPRESSION, (_, expression: string) => shown(resolved(expression, data, messages)));
}

/** A value whose text may be one expression: then it is what that comes to, with its type. */
export function filledValue(value: Json | undefined, data: FormFacts): Json | undefined {
  if (typeof value !== 'string') return value;
  const [, whole] = /^\{\{\s*([^{}]*?)\s*\}\}$/.exec(value) ?? [];
  return whole === undefined ? filledText(value, data) : resolved(whole, data, {});
}

/** Paths, texts, helper functions and `??` between them; `t('key')` is a message of the form. */
function resolved(expression: string, data: FormFacts, messages: Doc): Json | undefined {
  for (const part of expression.split('??')) {
    const value = termOf(part.trim(), data, messages);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function termOf(term: string, data: FormFacts, messages: Doc): Json | undefined {
  const [, quoted] = /^['"](.*)['"]$/.exec(term) ?? [];
  if (quoted !== undefined) return quoted;
  if (/^-?\d+(\.\d+)?$/.test(term)) return Number(term);
  if (term === 'true' || term === 'false') return term === 'true';
  const [, name, inner = ''] = /^(?:functions\.)?(\w+)\((.*)\)$/.exec(term) ?? [];
  if (name === undefined) return pathIn(data, term);
  const value = resolved(inner, data, messages);
  return name === 't' ? messages[String(value)] : HELPERS.get(name)?.(value);
}

type Helper = (value: Json | undefined) => Json | undefined;

/** Documented helper functions that need nothing but their value. */
const HELPERS: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  ['toArray', (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value])],
  ['toBoolean', (value) => Boolean(value)],
  ['toString', (value) => shown(value)],
  ['toNumber', (value) => Number(value)],
  ['toLowerCase', (value) => shown(value).toLowerCase()],
  ['toUpperCase', (value) => shown(value).toUpperCase()],
  ['length', (value) => (Array.isArray(value) ? value.length : shown(value).length)],
  ['mask', (value) => value],
]);

function pathIn(data: FormFacts, path: string): Json | undefined {
  let value: Json | undefined = data;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    value = isDoc(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
