import type { Doc, Json } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { DEVICE_CREDENTIALS, GRANTS, REFRESH_TOKENS } from '../users/access.ts';

type Documents = HookContext['documents'];

/** What people's use of an application leaves behind: their consent, their tokens, their devices (assumed to go with it). */
const LEFT_BEHIND = [GRANTS, REFRESH_TOKENS, DEVICE_CREDENTIALS];

function ownerOf({ client_id: id, clientID: older }: Doc): Json | undefined {
  return id ?? older;
}

function removeWhere(path: string, meant: (doc: Doc) => boolean, documents: Documents): void {
  for (const [id, doc] of documents.entries(path)) if (meant(doc)) documents.remove(path, id);
}

/** What goes with an application: its grants, and its place in every connection, organization and API. */
export function removeClient({ client_id: id }: Doc, { documents }: HookContext): void {
  for (const grant of documents.list('/client-grants')) {
    if (grant.client_id === id) removeGrant(String(grant.id), documents);
  }
  for (const connection of documents.list('/connections')) {
    const enabled = connection.enabled_clients;
    if (!Array.isArray(enabled) || !(enabled as readonly Json[]).includes(id ?? null)) continue;
    const rest = (enabled as readonly Json[]).filter((one) => one !== id);
    documents.put('/connections', String(connection.id), { ...connection, enabled_clients: rest });
  }
  removeFromOrganizations('clients', String(id), documents);
  for (const path of LEFT_BEHIND) removeWhere(path, (doc) => ownerOf(doc) === id, documents);
  for (const { client_id: standing, ...api } of documents.list('/resource-servers')) {
    if (standing === id) documents.put('/resource-servers', String(api.id), api);
  }
}

/** Removes a client grant, also from the organizations that it was given to. */
export function removeGrant(id: string, documents: Documents): void {
  documents.remove('/client-grants', id);
  removeFromOrganizations('client-grants', id, documents);
}

function removeFromOrganizations(what: 'clients' | 'client-grants', id: string, documents: Documents): void {
  for (const path of documents.paths('/organizations/')) {
    if (path.endsWith(`/${what}`)) documents.remove(path, id);
  }
}

/** What goes with an API: grants of applications (also in organizations) and of people, and its permissions of roles and users. */
export function removeApi({ identifier }: Doc, { documents }: HookContext): void {
  for (const grant of documents.list('/client-grants')) {
    if (grant.audience === identifier) removeGrant(String(grant.id), documents);
  }
  removeWhere(GRANTS, ({ audience }) => audience === identifier, documents);
  for (const path of documents.paths('/')) {
    if (!path.endsWith('/permissions')) continue;
    for (const [id, link] of documents.entries(path)) {
      if (link.resource_server_identifier === identifier) documents.remove(path, id);
    }
  }
}
