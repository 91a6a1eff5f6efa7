import { type Doc, docsOf } from '../core/json.ts';
import type { Change } from './change.ts';

/** The changes with the requests that came to them, of the journal's entries. */
export function withRequests(changes: readonly Change[], entries: readonly Doc[]): Change[] {
  const requests = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const key of new Set(placesOf(entry).flatMap(withParents))) {
      requests.set(key, (requests.get(key) ?? new Set()).add(requestOf(entry)));
    }
  }
  return changes.map((change) => {
    const { path, before, after } = change.place;
    const ids = [...new Set([before, after].filter((id) => id !== undefined))];
    const found = new Set(ids.flatMap((id) => [...(requests.get(keyOf(path, id)) ?? [])]));
    return found.size > 0 ? { ...change, requests: [...found] } : change;
  });
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
