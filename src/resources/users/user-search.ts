import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { docsIn } from '../applications/client-hooks.ts';

/**
 * Whether a user fits a search (`q`): terms `field:value`, with AND, OR, NOT and brackets-free; a value may be
 * quoted and end in `*`. What cannot be read finds nobody. A part of Lucene's syntax, which Auth0's search has.
 */
export function matchesQuery(query: string, user: Doc): boolean {
  return query.split(/\s+OR\s+/).some((side) => conjunction(side).every((term) => matchesTerm(term, user)));
}

function conjunction(side: string): string[] {
  return side.match(/(?:NOT\s+|-)?[\w.]+:(?:"[^"]*"|\S+)/g)?.map((term) => term.trim()) ?? ['unreadable:'];
}

function matchesTerm(term: string, user: Doc): boolean {
  const [, not, field = '', quoted, bare] = term.match(/^(NOT\s+|-)?([\w.]+):(?:"([^"]*)"|(\S*))$/) ?? [];
  const wanted = (quoted ?? bare ?? '').replace(/[()]/g, '').toLowerCase();
  const found = valuesAt(user, field.split('.')).some((value) => fits(value, wanted));
  return not ? !found : found;
}

function fits(value: Json, wanted: string): boolean {
  const text = String(value).toLowerCase();
  if (wanted === '*') return true;
  return wanted.endsWith('*') ? text.startsWith(wanted.slice(0, -1)) : text === wanted;
}

/** The values at a path such as `identities.connection`, through lists. */
function valuesAt(value: Json, path: readonly string[]): Json[] {
  const [key, ...rest] = path;
  if (key === undefined) return Array.isArray(value) ? [...(value as readonly Json[])] : [value];
  if (Array.isArray(value)) return docsIn(value).flatMap((item) => valuesAt(item, path));
  const inner = isDoc(value) ? value[key] : undefined;
  return inner === undefined ? [] : valuesAt(inner, rest);
}
