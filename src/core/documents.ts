import type { Doc } from './json.ts';

/**
 * The documents of a local tenant, by the Management API path of their collection (without `/api/v2`:
 * `/roles`, `/organizations/org_1/connections`) and their id. A document without a collection
 * (`/tenants/settings`) is kept under its own path and the id `''`. Collections keep the order of creation.
 * Documents are never changed in place: a writer puts a new one.
 */
export interface Documents {
  list(path: string): readonly Doc[];
  /** The same, with each document's id before it. */
  entries(path: string): readonly (readonly [string, Doc])[];
  /** The first documents of a collection, with their ids: quick, however many there are. */
  oldest(path: string, most: number): readonly (readonly [string, Doc])[];
  count(path: string): number;
  /** The documents of a collection whose field has this text, whatever its case: quick, however many there are. */
  find(path: string, field: string, text: string): readonly Doc[];
  get(path: string, id: string): Doc | undefined;
  put(path: string, id: string, doc: Doc): void;
  /** False where there was none. */
  remove(path: string, id: string): boolean;
  /** Removes every document of the collection, and every collection whose path starts with `path/`. */
  removeUnder(path: string): void;
  /** Paths that hold at least one document and start with `prefix`. */
  paths(prefix: string): readonly string[];
}
