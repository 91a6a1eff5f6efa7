import type { Doc } from '../../core/json.ts';

/**
 * What the Management API was asked to write, one entry a request, in order; kept with the state, in the same
 * transaction as the change itself. An entry is JSON: `{ number, at, client_id, method, path, query, body, status,
 * changes: [{ path, id, before, after }] }`, with `«secret»` in place of secrets.
 */
export interface Journal {
  /** The entries behind number `after`, the oldest first, `most` of them. */
  entries(after: number, most: number): readonly Doc[];
  clear(): void;
}

/** Entries that are kept; older ones go. */
export const JOURNAL_LENGTH = 10_000;
