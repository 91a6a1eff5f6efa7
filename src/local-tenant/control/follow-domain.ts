import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';

/**
 * A local tenant that starts on another port than last time has another domain, and with it another Management API:
 * its identifier is `https://DOMAIN/api/v2/`. Brings the documents that name the old one up to date.
 */
export function followDomain(documents: Documents, domain: string): void {
  const now = `https://${domain}/api/v2/`;
  const system = documents.list('/resource-servers').filter((api) => api['is_system'] === true);
  for (const { identifier: before } of system) {
    if (before === now || !String(before).endsWith('/api/v2/')) continue;
    rename(documents, '/resource-servers', 'identifier', before, now);
    rename(documents, '/client-grants', 'audience', before, now);
    for (const path of documents.paths('/roles/'))
      rename(documents, path, 'resource_server_identifier', before, now);
  }
}

function rename(
  documents: Documents,
  path: string,
  field: string,
  before: Doc[string] | undefined,
  now: string,
): void {
  for (const [id, doc] of documents.entries(path)) {
    if (doc[field] === before) documents.put(path, id, { ...doc, [field]: now });
  }
}
