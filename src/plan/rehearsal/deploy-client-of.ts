import { textOf } from '../../core/json.ts';
import type { Fork } from '../../local-tenant/upstream/fork.ts';

/**
 * The id of the application that deploys run as, by its name; of the one that reads the fork where there is none of that name, or
 * several. They differ where plans have an application of their own, and auth0-deploy-cli leaves only the one alone
 * that it runs as. Raises what `Fork.load` raises.
 */
export async function deployClientOf(fork: Fork, name: string): Promise<string> {
  if (!fork.documents.known.has('/clients')) await fork.load({ path: '/clients' });
  const [only, ...others] = fork.documents.origin.list('/clients').filter((one) => one.name === name);
  return (others.length === 0 && textOf(only?.client_id)) || fork.upstream.clientId;
}
