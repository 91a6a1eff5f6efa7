import type { Json } from '../../src/core/json.ts';
import { documentsOf, type Exchange, idOf } from './corpus.ts';

/** Documents by the Management API path of their collection (a list) or of themselves (a document). */
export type Seeds = Record<string, Json>;

/**
 * What must have been in the recorded tenant before a scenario began: every document that it reads and that none of
 * its own POSTs made.
 */
export function seedsOf(scenario: readonly Exchange[]): Seeds {
  const made = new Set<string>();
  for (const { method, status, response } of scenario) {
    if (method === 'POST' && status < 300) for (const id of idsIn(response)) made.add(id);
  }
  const seeds: Seeds = {};
  const written = new Set<string>();
  for (const { method, path, query, status, response } of scenario) {
    const at = path.replace(/^\/api\/v2/, '').replace(/\/$/, '');
    if (method !== 'GET') {
      written.add(at);
      continue;
    }
    if (status !== 200 || response === null || typeof response !== 'object' || query?.['fields']) continue;
    const documents = documentsOf(response);
    const cut = at.lastIndexOf('/');
    if (documents) for (const doc of documents) adopt(seeds, made, at, doc);
    else if (idOf(response) === decodeURIComponent(at.slice(cut + 1)))
      adopt(seeds, made, at.slice(0, cut), response);
    else if (!written.has(at) && !(at in seeds) && !mentions(at, made)) seeds[at] = response;
  }
  return seeds;
}

function adopt(seeds: Seeds, made: ReadonlySet<string>, collection: string, doc: Json): void {
  const id = idOf(doc);
  if (id === undefined || made.has(id) || mentions(collection, made)) return;
  const known = seeds[collection] ?? [];
  if (!Array.isArray(known)) return;
  const documents = known as readonly Json[];
  if (!documents.some((one) => idOf(one) === id)) seeds[collection] = [...documents, doc];
  else seeds[collection] = documents;
}

function mentions(path: string, ids: ReadonlySet<string>): boolean {
  return path.split('/').some((part) => ids.has(decodeURIComponent(part)));
}

function* idsIn(value: Json): Iterable<string> {
  if (Array.isArray(value)) for (const item of value as readonly Json[]) yield* idsIn(item);
  else {
    const id = idOf(value);
    if (id !== undefined) yield id;
  }
}
