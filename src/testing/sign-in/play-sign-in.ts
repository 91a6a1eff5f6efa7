import type { Clock } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import { type Doc, textsOf } from '../../core/json.ts';
import { OAuthError } from '../../local-tenant/authentication-api/oauth-error.ts';
import { connectionOf } from '../../local-tenant/authentication-api/sign-in/open-login.ts';
import {
  continueSignIn,
  type SignInRequest,
  type SignInResult,
  signIn,
} from '../../local-tenant/authentication-api/sign-in/sign-in.ts';
import { passwordConnection } from '../../local-tenant/authentication-api/token-endpoint/password-connection.ts';
import type { ProjectTenant } from '../tenant/kept.ts';
import { openProject } from '../tenant/open-project.ts';
import { openTenant, type TestTenant } from '../tenant/open-tenant.ts';
import { applicationOf, arrange, organizationIdOf, personaOf } from './arrange.ts';
import { refreshTokenOf, requestOf, scopeOf, transactionOf } from './login-request.ts';
import { type Order, PROTOCOLS } from './order.ts';
import type { Play } from './play.ts';
import { standOf } from './stand.ts';

/** Prepares a sign-in to the tenant of the project in a folder. Throws what `openProject` and `playIn` throw. */
export async function prepareSignIn(order: Order, clock: Clock, root?: string): Promise<Play> {
  return playIn(await openProject({ root }), order, clock);
}

/** Prepares a sign-in to a project's tenant. Throws where the order names what the project does not have. */
export function playIn(project: ProjectTenant, order: Order, clock: Clock): Play {
  const tenant = openTenant(project, clock, { 'post-login': order.cache ?? {} });
  const { state } = tenant.context;
  const persona = personaOf(project, order);
  const client = applicationOf(state.documents, order.application);
  const organization = organizationIdOf(state.documents, order.organization);
  state.write((documents) => arrange(documents, persona.userId, order));
  const user = state.documents.get('/users', persona.userId) ?? {};
  const connection = connectionOf(tenant.context, user);
  const asked = { order, client, connection, organization, username: persona.email };
  const facts = requestOf(tenant.context, asked);
  const stand = (result: SignInResult) =>
    standOf(tenant, { trigger: 'post-login', userId: persona.userId }, result);
  return {
    start: async () => stand(await begin(tenant, { ...asked, user, facts })),
    async goOn({ state: id }, { query, body, ...back }) {
      const method = body ? 'POST' : 'GET';
      const request = { ...facts, method, query: { state: id, ...query }, body: body ?? {} };
      return stand(await continueSignIn(tenant.context, id, { ...back, request }));
    },
  };
}

interface Beginning {
  readonly order: Order;
  readonly user: Doc;
  readonly client: Doc;
  readonly connection: Doc;
  readonly organization: string | undefined;
  readonly facts: SignInRequest['request'];
}

async function begin({ context }: TestTenant, beginning: Beginning): Promise<SignInResult> {
  const { order, user, client, connection, organization, facts } = beginning;
  const refused = refusedBefore(context, beginning);
  if (refused) return { refused };
  return signIn(context, {
    user,
    client,
    connection,
    organization,
    audience: order.audience,
    scope: scopeOf(order),
    protocol: PROTOCOLS[order.protocol ?? 'code'].protocol,
    request: facts,
    transaction: transactionOf({ order, client }),
    ...(order.protocol === 'refresh' && { refreshToken: refreshTokenOf(context, { client, user, facts }) }),
  });
}

/** What the endpoint of the protocol refuses before anybody signs in. */
function refusedBefore(
  { state }: TestTenant['context'],
  { order: { protocol = 'code' }, client, connection }: Beginning,
): OAuthError | undefined {
  const { grants } = PROTOCOLS[protocol];
  const [grant = ''] = grants;
  const allowed = textsOf(client.grant_types);
  if (grants.length > 0 && !grants.some((one) => allowed.includes(one))) {
    return OAuthError.of('grant-not-allowed', { grant });
  }
  return protocol === 'password' ? passwordRefused(state.documents, client, connection) : undefined;
}

function passwordRefused(documents: Documents, client: Doc, connection: Doc): OAuthError | undefined {
  try {
    passwordConnection(documents, client, String(connection.name));
    return undefined;
  } catch (error) {
    if (error instanceof OAuthError) return error;
    throw error;
  }
}
