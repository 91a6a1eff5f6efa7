import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';

/** Every document by its Management API path and id, without what the local tenant keeps for itself (keys, password hashes). */
export function visibleDocuments(documents: Documents): Record<string, Record<string, Doc>> {
  const visible: Record<string, Record<string, Doc>> = {};
  for (const path of documents.paths('/')) {
    if (path.startsWith('/_')) continue;
    visible[path] = Object.fromEntries(documents.entries(path));
  }
  return visible;
}
