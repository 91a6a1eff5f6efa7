import type { Doc } from '../../core/json.ts';
import type { State } from '../context.ts';
import { openDocumentsFile } from './database.ts';
import { type Change, MemoryDocuments } from './memory-documents.ts';

/**
 * The state of a local tenant: everything in memory, every acknowledged write on disk. `file` is a path or
 * `:memory:`. Raises what `openDocumentsFile` raises.
 */
export function openState(file: string): State {
  const disk = openDocumentsFile(file);
  let pending: Change[] | undefined;
  const documents = new MemoryDocuments((change) => {
    if (!pending) throw new Error(`a document of ${change.path} was written outside a transaction`);
    pending.push(change);
  });
  for (const { path, id, doc } of disk.load()) documents.load(path, id, doc);

  function transact<T>(change: () => T, entryOf?: (result: T, changes: readonly Change[]) => Doc): T {
    const changes: Change[] = [];
    pending = changes;
    try {
      const result = change();
      const entry = entryOf?.(result, changes);
      if (changes.length > 0 || entry) disk.save(changes, entry);
      return result;
    } catch (error) {
      documents.takeBack(changes);
      throw error;
    } finally {
      pending = undefined;
    }
  }

  return {
    documents,
    journal: disk.journal,
    // A write within a write belongs to the outer one.
    write: (change) => (pending ? change(documents) : transact(() => change(documents))),
    record: (change, entryOf) => transact(() => change(documents), entryOf),
    close: () => disk.close(),
  };
}
