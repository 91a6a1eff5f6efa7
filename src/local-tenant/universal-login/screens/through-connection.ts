import { goToProvider } from '../../authentication-api/federation/go-to-provider.ts';
import { connectionOfDomain } from '../../authentication-api/federation/provider-for.ts';
import { providerOf } from '../../identity-providers/providers.ts';
import { connectionsOf } from './connections-of.ts';
import type { Acted, Visit } from './screen.ts';

/**
 * On to an identity provider: by its button, or by the domain of the address that was typed; undefined for neither. The page
 * says so where no stand-in speaks for it yet.
 */
export async function throughConnection(visit: Visit, identifier: string): Promise<Acted | undefined> {
  const { context, c, login, form } = visit;
  const connections = connectionsOf(context.state.documents, login);
  const chosen =
    form.connection === undefined
      ? connectionOfDomain(connections, identifier)
      : connections.find(({ name }) => name === form.connection);
  if (chosen && providerOf(chosen)) return goToProvider(context, c, login, chosen);
  return !chosen && form.connection === undefined ? undefined : { wrong: { '': 'not-emulated' } };
}
