import type { Documents } from '../../core/documents.ts';
import { type Doc, docsOf } from '../../core/json.ts';

/** Where the keys are kept: outside every Management API path, so that `_local/reset` leaves them. */
const PATH = '/_keys';
const ID = 'signing';

/** A key in the state: `{ kid, cert, key, created_at }`, PEM, and the dates of its turn and its end. */
export type StoredKey = Doc;

/** The document that holds the keys: the same until one of them changes. */
export function keysDocument(documents: Documents): Doc | undefined {
  return documents.get(PATH, ID);
}

/** In order: the current key, the next one, the previous ones, the revoked ones. */
export function storedKeys(document: Doc | undefined): readonly StoredKey[] {
  const keys = document?.['keys'];
  return docsOf(keys);
}

export function putKeys(documents: Documents, keys: readonly StoredKey[]): void {
  documents.put(PATH, ID, { keys });
}
