import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import type { State } from '../context.ts';
import { MemoryJournal } from './memory-journal.ts';
import { transactions } from './transactions.ts';

/** Documents by their path, each with its id, in the order of creation. */
export type StoredDocuments = readonly (readonly [
  path: string,
  entries: readonly (readonly [string, Doc])[],
])[];

/**
 * A state that starts with these documents and is gone with the process. Documents are never changed in place, so they
 * are shared with whoever else starts with them.
 */
export function memoryState(stored: StoredDocuments = []): State {
  const journal = new MemoryJournal();
  const { state, memory } = transactions(
    {
      save: (_changes, entry) => void (entry && journal.append(entry)),
      journal,
      close: () => undefined,
    },
    (all) => all,
  );
  for (const [path, entries] of stored) for (const [id, doc] of entries) memory.load(path, id, doc);
  return state;
}

/** Everything that a state holds, also what the local tenant keeps for itself. */
export function storedDocuments(documents: Documents): StoredDocuments {
  return documents.paths('/').map((path) => [path, documents.entries(path)]);
}
