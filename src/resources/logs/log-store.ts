import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';

/** Where the tenant's log is kept; the id of an entry is its `log_id`, and grows. */
export const LOGS = '/_logs';

/** Every entry, the oldest first: those that a state was seeded with, then the tenant's own. */
export function allLogs(documents: Documents): readonly Doc[] {
  const seeded = documents.list('/logs');
  return seeded.length === 0 ? documents.list(LOGS) : [...seeded, ...documents.list(LOGS)];
}
