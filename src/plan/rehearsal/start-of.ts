import type { Doc } from '../../core/json.ts';
import type { State } from '../../local-tenant/context.ts';
import { visibleDocuments } from '../../local-tenant/control/visible-documents.ts';
import { JOURNAL_LENGTH } from '../../local-tenant/journal/journal.ts';
import { storedDocuments } from '../../local-tenant/store/memory-state.ts';
import type { Fork } from '../../local-tenant/upstream/fork.ts';
import type { Snapshot } from '../snapshot.ts';

/** A tenant as it was when a rehearsal began. */
export interface Start {
  /** What it had; of a fork, what has been read of that so far. */
  documents(): Snapshot;
  /** The journal's entries since then. */
  writes(): readonly Doc[];
  /** Makes the tenant what it was. */
  restore(): void;
}

/** Remembers what a tenant is now. A fork remembers it by itself. */
export function startOf(state: State, fork: Fork | undefined): Start {
  const { journal } = state;
  const last = Number(journal.entries(0, JOURNAL_LENGTH).at(-1)?.['number'] ?? 0);
  const writes = () => journal.entries(last, JOURNAL_LENGTH);
  if (fork) return { documents: () => fork.before, writes, restore: () => fork.reset() };
  const stored = storedDocuments(state.documents);
  const visible = visibleDocuments(state.documents);
  return {
    documents: () => visible,
    writes,
    restore: () =>
      state.write((documents) => {
        for (const path of documents.paths('/')) documents.removeUnder(path);
        for (const [path, entries] of stored) for (const [id, doc] of entries) documents.put(path, id, doc);
      }),
  };
}
