import type { Documents } from '../../core/documents.ts';
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

  function write<T>(change: (documents: Documents) => T): T {
    // A write within a write belongs to the outer one.
    if (pending) return change(documents);
    const changes: Change[] = [];
    pending = changes;
    try {
      const result = change(documents);
      if (changes.length > 0) disk.save(changes);
      return result;
    } catch (error) {
      documents.takeBack(changes);
      throw error;
    } finally {
      pending = undefined;
    }
  }

  return { documents, write, close: () => disk.close() };
}
