import { type Random, randomText } from '../../core/random.ts';
import type { DeployClient } from '../control/fresh-tenant.ts';
import type { Fork } from './fork.ts';

/** Whom auth0-deploy-cli runs as on a fork: the application that the upstream is read as, with a secret of the fork's own. */
export function forkClient({ upstream }: Fork, name: string, random: Random): DeployClient {
  return { name, clientId: upstream.clientId, clientSecret: randomText(random, 64) };
}
