import type { Clock } from '../../core/clock.ts';
import { type Doc, textsOf } from '../../core/json.ts';
import { OAuthError } from '../../local-tenant/authentication-api/oauth-error.ts';
import type { RequestFacts } from '../../local-tenant/authentication-api/request-facts.ts';
import { clientCredentials } from '../../local-tenant/authentication-api/token-endpoint/client-credentials.ts';
import { openProject } from '../tenant/open-project.ts';
import { openTenant, type TestTenant } from '../tenant/open-tenant.ts';
import { applicationOf, setSecrets } from './arrange.ts';
import { requestFactsOf } from './login-request.ts';
import type { ExchangeOrder, Stand } from './play.ts';
import { standOf } from './stand.ts';

const GRANT = 'client_credentials';
const TRIGGER = 'credentials-exchange';

/** Prepares a request of a machine. Throws where the order names what the project does not have. */
export async function playExchange(
  order: ExchangeOrder,
  clock: Clock,
  root?: string,
): Promise<() => Promise<Stand>> {
  const tenant = openTenant(await openProject({ root }), clock, { [TRIGGER]: order.cache ?? {} });
  const { state } = tenant.context;
  const client = applicationOf(state.documents, order.application);
  state.write((documents) => setSecrets(documents, order.secrets));
  return async () => standOf(tenant, { trigger: TRIGGER }, await exchange(tenant, order, client));
}

async function exchange(
  { context }: TestTenant,
  order: ExchangeOrder,
  client: Doc,
): Promise<{ answer: Doc } | { refused: OAuthError }> {
  if (!textsOf(client.grant_types).includes(GRANT)) {
    return { refused: OAuthError.of('grant-not-allowed', { grant: GRANT }) };
  }
  const parameters = parametersOf(order, client);
  const facts: RequestFacts = {
    ...requestFactsOf(context, { user_agent: 'node', ...order.request }),
    method: 'POST',
    query: {},
    body: parameters,
  };
  try {
    const { answer } = await clientCredentials({ context, client, parameters, facts });
    return { answer };
  } catch (error) {
    if (error instanceof OAuthError) return { refused: error };
    throw error;
  }
}

function parametersOf({ audience, scope }: ExchangeOrder, client: Doc): Record<string, string> {
  return {
    grant_type: GRANT,
    client_id: String(client.client_id),
    ...(audience !== undefined && { audience }),
    ...(scope !== undefined && { scope: typeof scope === 'string' ? scope : scope.join(' ') }),
  };
}
