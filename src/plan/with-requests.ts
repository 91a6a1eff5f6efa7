import { type Doc, docOf, docsOf, type Json } from '../core/json.ts';
import { MASKED } from '../core/mask.ts';
import type { Change } from './change.ts';

/** The changes with the requests that came to them, of the journal's entries, and the secrets that those send. */
export function withRequests(changes: readonly Change[], entries: readonly Doc[]): Change[] {
  const index = new Map<string, Doc[]>();
  for (const entry of entries) {
    for (const key of new Set(placesOf(entry).flatMap(withParents))) {
      const found = index.get(key);
      if (found) found.push(entry);
      else index.set(key, [entry]);
    }
  }
  return changes.map((change) => {
    const { path, before, after } = change.place;
    const ids = [...new Set([before, after].filter((id) => id !== undefined))];
    const found = [...new Set(ids.flatMap((id) => index.get(keyOf(path, id)) ?? []))];
    if (found.length === 0) return change;
    const sent = sentUnseen(change, found);
    const requests = [...new Set(found.map(requestOf))];
    return { ...change, requests, ...(sent.length > 0 && { sent }) };
  });
}

/** The fields whose values nobody may see and a request sends, but for those that are told as different anyway. */
function sentUnseen({ fields }: Change, entries: readonly Doc[]): string[] {
  const paths = [...new Set(entries.flatMap(({ body }) => hiddenPaths(body)))];
  const told = (path: string) => fields.some(({ field }) => path === field || path.startsWith(`${field}.`));
  return paths.filter((path) => !told(path));
}

/** Where a body has what was hidden before it was written down; items of lists by their names. */
function hiddenPaths(body: Json | undefined): string[] {
  if (body === MASKED) return [''];
  const named: [string, Json][] = Array.isArray(body)
    ? (body as readonly Json[]).map((item, i) => [String(docOf(item)['name'] ?? i), item])
    : Object.entries(docOf(body));
  return named.flatMap(([name, value]) =>
    hiddenPaths(value).map((path) => (path === '' ? name : `${name}.${path}`)),
  );
}

/** The requests that nobody here understands: what they would change is not known. */
export function unknownRequests(entries: readonly Doc[]): string[] {
  return [...new Set(entries.filter(({ raw }) => raw === true).map(requestOf))];
}

/** `PATCH /api/v2/clients/3HkqxYr…` */
const requestOf = ({ method, path }: Doc): string => `${String(method)} /api/v2${String(path)}`;

/** Where the request went, and what it changed, in the store. */
function placesOf({ path, changes }: Doc): string[] {
  return [String(path), ...docsOf(changes).map((change) => keyOf(String(change.path), String(change.id)))];
}

const keyOf = (path: string, id: string): string => (id === '' ? path : `${path}/${id}`);

/** The place, and those that it is below: what is changed of a role's permissions belongs to the role. */
function withParents(place: string): string[] {
  const steps = place.split('/');
  return steps.slice(2).map((_, i) => steps.slice(0, i + 3).join('/'));
}
