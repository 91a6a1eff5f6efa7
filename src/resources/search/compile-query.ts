import { type Doc, isDoc, type Json } from '../../core/json.ts';
import type { Bound, Query, Wanted } from './parse-query.ts';

/** How the documents of a resource are searched. */
export interface SearchRules {
  /** Where a term without a field is looked for. */
  readonly bareFields: readonly string[];
  /** A field that takes neither `*` within a value nor ranges, with what is below it: `user_metadata`. */
  readonly plainField?: string;
  /** Fields whose values are compared whatever their case. */
  readonly foldedFields: ReadonlySet<string>;
  /** Values of fields that are not simply at their path: `email.domain`. */
  readonly derived?: Readonly<Record<string, (doc: Doc) => readonly Json[]>>;
}

export type Predicate = (doc: Doc) => boolean;

/** A query as a function that says which documents fit it. */
export function compileQuery(query: Query, rules: SearchRules): Predicate {
  switch (query.type) {
    case 'and': {
      const parts = query.parts.map((part) => compileQuery(part, rules));
      return (doc) => parts.every((fits) => fits(doc));
    }
    case 'or': {
      const parts = query.parts.map((part) => compileQuery(part, rules));
      return (doc) => parts.some((fits) => fits(doc));
    }
    case 'not': {
      const part = compileQuery(query.part, rules);
      return (doc) => !part(doc);
    }
    case 'term':
      return compileTerm(query.field, query.wanted, rules);
  }
}

function compileTerm(field: string | undefined, wanted: Wanted, rules: SearchRules): Predicate {
  if (field === undefined) {
    const fields = rules.bareFields.map((one) => compileTerm(one, wanted, rules));
    return (doc) => fields.some((fits) => fits(doc));
  }
  const fits = compileWanted(wanted, rules.foldedFields.has(field));
  const derived = rules.derived?.[field];
  if (derived) return (doc) => derived(doc).some(fits);
  const path = field.split('.');
  return (doc) => anyAt(doc, path, 0, fits);
}

type Fits = (value: Json) => boolean;

function compileWanted(wanted: Wanted, folded: boolean): Fits {
  if (wanted.type === 'exists') return isIndexed;
  if (wanted.type === 'range') return inRange(wanted.low, wanted.high);
  const textOf = folded ? (value: Json) => String(value).toLowerCase() : String;
  const text = folded ? wanted.text.toLowerCase() : wanted.text;
  if (wanted.quoted || !text.includes('*')) return (value) => textOf(value) === text;
  const pattern = new RegExp(`^${text.split('*').map(literal).join('.*')}$`, 's');
  return (value) => typeof value === 'string' && pattern.test(textOf(value));
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Auth0's documentation: empty lists, empty objects and null are not indexed. */
function isIndexed(value: Json): boolean {
  return value !== null && (!isDoc(value) || Object.keys(value).length > 0);
}

function inRange(low: Bound | undefined, high: Bound | undefined): Fits {
  const above = low && compare(low, (order) => order > 0);
  // Auth0's documentation: `[2025-12-01 TO 2025-12-31]` takes in the whole of the last day.
  const below = high && compare(high, (order) => order < 0, high.inclusive);
  return (value) => (above?.(value) ?? true) && (below?.(value) ?? true) && isIndexed(value);
}

function compare({ text, inclusive }: Bound, beyond: (order: number) => boolean, whole = false): Fits {
  const number = Number(text);
  return (value) => {
    if (typeof value === 'number' && !Number.isNaN(number)) {
      return value === number ? inclusive : beyond(value - number);
    }
    if (typeof value !== 'string') return false;
    if (whole && value.startsWith(text)) return true;
    return value === text ? inclusive : beyond(value < text ? -1 : 1);
  };
}

/** Whether a value at the path fits; a list on the way, or at its end, stands for each of its items. */
function anyAt(value: Json | undefined, path: readonly string[], depth: number, fits: Fits): boolean {
  if (value === undefined) return false;
  if (Array.isArray(value)) return (value as readonly Json[]).some((item) => anyAt(item, path, depth, fits));
  const key = path[depth];
  if (key === undefined) return fits(value);
  return isDoc(value) && anyAt(value[key], path, depth + 1, fits);
}
