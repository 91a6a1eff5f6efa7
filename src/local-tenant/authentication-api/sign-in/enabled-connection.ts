import type { Documents } from '../../../core/documents.ts';
import { type Doc, textsOf } from '../../../core/json.ts';
import { refuse } from '../oauth-error.ts';

/**
 * The connection of this name, where people of the application may use it. Within an organization that is the
 * organization's choice (Auth0's documentation, "Enable Organization Connections").
 * Raises `unknown-realm`, `connection-not-enabled`, `connection-not-in-organization`.
 */
export function enabledConnection(
  documents: Documents,
  {
    client,
    name,
    organization,
  }: { readonly client: Doc; readonly name: string; readonly organization?: Doc | undefined },
): Doc {
  const connection = documents.list('/connections').find((one) => one.name === name);
  if (!connection) return refuse('unknown-realm', { realm: name });
  if (organization) {
    const link = linkOf(documents, connection, organization);
    if (!link || link.is_enabled === false) {
      refuse('connection-not-in-organization', { connection: name, organization: String(organization.id) });
    }
  } else if (!textsOf(connection.enabled_clients).includes(String(client.client_id))) {
    refuse('connection-not-enabled', { connection: name, client: String(client.client_id) });
  }
  return connection;
}

/** How an organization uses a connection. */
export function linkOf(documents: Documents, connection: Doc, organization: Doc): Doc | undefined {
  return documents.get(`/organizations/${String(organization.id)}/connections`, String(connection.id));
}
