import type { CredentialsExchange } from 'understudy/actions';
import { claim } from '../shared/claims.ts';
import { commaList } from '../shared/comma-list.ts';
import { type Network, readNetwork } from '../shared/networks.ts';

/**
 * Refuses a machine application that asks for a token from outside its networks, which stand in its metadata
 * (`allowed_networks`, separated by commas); one without networks is refused everywhere. The others get the claim
 * `network`, so that the API's log shows where a token was asked for.
 */
export const onExecuteCredentialsExchange: CredentialsExchange = async (event, api) => {
  if (isManagementApi(event.resource_server.identifier)) return;
  const networks = readNetworks(event.client.metadata.allowed_networks);
  if (!networks) {
    console.error(`${event.client.name} has allowed_networks that cannot be read`);
    api.access.deny('server_error', 'The networks of this application are not set up correctly.');
    return;
  }
  const network = networks.find(({ has }) => has(event.request.ip));
  if (!network) {
    api.access.deny(
      'invalid_request',
      `${event.client.name} may not ask for tokens from ${event.request.ip}.`,
    );
    return;
  }
  api.accessToken.setCustomClaim(claim('network'), network.text);
};

/**
 * The Management API is left out: pipelines deploy from addresses that nobody knows in advance, and a mistake in
 * this Action must not lock out the application that would deploy its correction.
 */
function isManagementApi(identifier: string): boolean {
  return identifier.endsWith('/api/v2/');
}

/** Undefined where one of them cannot be read: half a list is a mistake, not a smaller list. */
function readNetworks(text: string | undefined): Network[] | undefined {
  try {
    return commaList(text).map(readNetwork);
  } catch {
    return undefined;
  }
}
