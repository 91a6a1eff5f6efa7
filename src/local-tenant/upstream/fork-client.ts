import { type Random, randomText } from '../../core/random.ts';
import type { DeployClient } from '../control/fresh-tenant.ts';
import type { Fork } from './fork.ts';

/**
 * Whom auth0-deploy-cli runs as on a fork: an application of the upstream's, with a secret of the fork's own. It leaves that
 * application and its grants alone.
 */
export function forkClient(
  { upstream }: Fork,
  name: string,
  random: Random,
  clientId = upstream.clientId,
): DeployClient {
  return { name, clientId, clientSecret: randomText(random, 64) };
}
