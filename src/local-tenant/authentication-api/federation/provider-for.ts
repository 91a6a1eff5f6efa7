import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, textOf, textsOf } from '../../../core/json.ts';

/** Strategies whose people prove themselves on the tenant's own pages. */
const OWN = new Set(['auth0', 'email', 'sms']);

/** Whether people of a connection are sent to a provider. */
export function isFederated({ strategy }: Doc): boolean {
  return !OWN.has(String(strategy));
}

/**
 * Home realm discovery: of these connections, the one whose company has the domain of an address. Auth0's documentation, "Identifier
 * First Authentication with Home Realm Discovery": `domain_aliases`, and the connection's own domain.
 */
export function connectionOfDomain(connections: readonly Doc[], identifier: string): Doc | undefined {
  const domain = identifier.split('@')[1]?.toLowerCase();
  if (!domain) return undefined;
  return connections.filter(isFederated).find(({ options }) => {
    const { domain_aliases: aliases, tenant_domain: own } = docOf(options);
    return [...textsOf(aliases), textOf(own)].some((one) => one?.toLowerCase() === domain);
  });
}

/** The federated connection that a request to /authorize names; undefined where it names none, or one of the tenant's own. */
export function namedProvider(documents: Documents, name: string | undefined): Doc | undefined {
  const connection =
    name === undefined ? undefined : documents.list('/connections').find((one) => one.name === name);
  return connection && isFederated(connection) ? connection : undefined;
}
