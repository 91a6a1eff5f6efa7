import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import type { State } from '../../local-tenant/context.ts';
import { type Change, MemoryDocuments } from '../../local-tenant/store/memory-documents.ts';

/** Documents by their path, each with its id, in the order of creation. */
export type StoredDocuments = readonly (readonly [
  path: string,
  entries: readonly (readonly [string, Doc])[],
])[];

/**
 * A state that starts with these documents and keeps nothing: no file, no journal. Documents are never changed in
 * place, so they are shared with whoever else starts with them.
 */
export function memoryState(stored: StoredDocuments): State {
  let pending: Change[] | undefined;
  const documents = new MemoryDocuments((change) => {
    if (!pending) throw new Error(`a document of ${change.path} was written outside a transaction`);
    pending.push(change);
  });
  for (const [path, entries] of stored) for (const [id, doc] of entries) documents.load(path, id, doc);

  function transact<T>(change: (documents: Documents) => T): T {
    const changes: Change[] = [];
    pending = changes;
    try {
      return change(documents);
    } catch (error) {
      documents.takeBack(changes);
      throw error;
    } finally {
      pending = undefined;
    }
  }

  const write = <T>(change: (documents: Documents) => T): T =>
    pending ? change(documents) : transact(change);
  return { documents, journal: NO_JOURNAL, write, record: write, close: () => undefined };
}

const NO_JOURNAL: State['journal'] = { entries: () => [], clear: () => undefined };

/** Everything that a state holds, also what the local tenant keeps for itself. */
export function storedDocuments(documents: Documents): StoredDocuments {
  return documents.paths('/').map((path) => [path, documents.entries(path)]);
}
