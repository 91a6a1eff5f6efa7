import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import type { State } from '../context.ts';
import type { Journal } from '../journal/journal.ts';
import { type Change, MemoryDocuments } from './memory-documents.ts';

/** Where the writes of a state go. */
export interface Keeper {
  /** One transaction, with the journal's entry where there is one. */
  save(changes: readonly Change[], entry?: Doc): void;
  readonly journal: Journal;
  close(): void;
}

/** Milliseconds after which notes are on disk at the latest. */
const NOTED_MS = 50;

/** How the documents in memory are seen by those who use the state; `writing` tells whether a transaction is under way. */
export type View<D extends Documents> = (memory: MemoryDocuments, writing: () => boolean) => D;

/** A state whose documents are in memory and whose writes are given to `keeper`, a transaction at a time. */
export function transactions<D extends Documents>(
  keeper: Keeper,
  view: View<D>,
): { readonly state: State<D>; readonly memory: MemoryDocuments } {
  let pending: Change[] | undefined;
  /** In memory already, and on their way to the disk. */
  let notes: readonly Change[] = [];
  let timer: NodeJS.Timeout | undefined;
  const memory = new MemoryDocuments((change) => {
    if (!pending) throw new Error(`a document of ${change.path} was written outside a transaction`);
    pending.push(change);
  });
  const documents = view(memory, () => pending !== undefined);

  /** Makes changes in memory and gives them to `keep`; where either fails, none of them is made. */
  function changing<T>(change: () => T, keep: (changes: readonly Change[], result: T) => void): T {
    const changes: Change[] = [];
    pending = changes;
    try {
      const result = change();
      keep(changes, result);
      return result;
    } catch (error) {
      memory.takeBack(changes);
      throw error;
    } finally {
      pending = undefined;
    }
  }

  function transact<T>(change: () => T, entryOf?: (result: T, changes: readonly Change[]) => Doc): T {
    return changing(change, (changes, result) => {
      const entry = entryOf?.(result, changes);
      if (changes.length > 0 || entry) save(changes, entry);
    });
  }

  /** What was noted before goes first: it may be of the same documents. */
  function save(changes: readonly Change[], entry?: Doc): void {
    keeper.save(notes.length > 0 ? [...notes, ...changes] : changes, entry);
    notes = [];
    clearTimeout(timer);
    timer = undefined;
  }

  function note<T>(change: () => T): T {
    return changing(change, (changes) => {
      notes = [...notes, ...changes];
      timer ??= setTimeout(saveNotes, NOTED_MS);
    });
  }

  /** Where the disk takes nothing, the next write says so to whoever asked for it, and the notes go with that one. */
  function saveNotes(): void {
    timer = undefined;
    try {
      if (notes.length > 0) save([]);
    } catch (error) {
      process.stderr.write(`The log of the local tenant could not be written: ${String(error)}\n`);
    }
  }

  const state: State<D> = {
    documents,
    held: memory,
    journal: keeper.journal,
    // A write within a write belongs to the outer one.
    write: (change) => (pending ? change(documents) : transact(() => change(documents))),
    record: (change, entryOf) => transact(() => change(documents), entryOf),
    note: (change) => (pending ? change(documents) : note(() => change(documents))),
    close() {
      clearTimeout(timer);
      saveNotes();
      keeper.close();
    },
  };
  return { state, memory };
}
