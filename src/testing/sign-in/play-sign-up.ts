import type { Clock } from '../../core/clock.ts';
import { type Doc, docOf, docsOf } from '../../core/json.ts';
import { OAuthError } from '../../local-tenant/authentication-api/oauth-error.ts';
import { applyMetadata } from '../../local-tenant/authentication-api/sign-in/apply-metadata.ts';
import { enabledConnection } from '../../local-tenant/authentication-api/sign-in/enabled-connection.ts';
import { tryTrigger } from '../../local-tenant/authentication-api/triggers/run-trigger.ts';
import { madeUser } from '../../resources/users/create-user.ts';
import { openProject } from '../tenant/open-project.ts';
import { openTenant, type TestTenant } from '../tenant/open-tenant.ts';
import { applicationOf, databaseOf, setSecrets } from './arrange.ts';
import type { Refused, SignUpOrder, Stand } from './play.ts';
import { postEvent, preEvent, type SignUp } from './sign-up-events.ts';
import { standOf } from './stand.ts';

// A bundle of its own (sign-up.ts), like flows.ts: few tests need what makes a user.

/** Prepares a sign-up. Throws where the order names what the project does not have. */
export async function playSignUp(
  order: SignUpOrder,
  clock: Clock,
  root?: string,
): Promise<() => Promise<Stand>> {
  const tenant = openTenant(await openProject({ root }), clock);
  const { state } = tenant.context;
  const client = applicationOf(state.documents, order.application);
  const connection = databaseOf(state.documents, order.connection);
  state.write((documents) => setSecrets(documents, order.secrets));
  const sent: Doc = JSON.parse(JSON.stringify({ email: order.email, ...order.profile }));
  const signUp = { client, connection, sent, request: order.request ?? {} };
  return async () => {
    const { refused, userId } = await register(tenant, signUp);
    const stand = standOf(tenant, { trigger: 'pre-user-registration', ...(userId && { userId }) }, {});
    return { ...stand, ...(refused && { refused }) };
  };
}

interface Registered {
  readonly refused?: Refused | undefined;
  readonly userId?: string;
}

/** Auth0's documentation: the Actions before, the user, the Actions after, which change nothing any more. */
async function register({ context }: TestTenant, signUp: SignUp): Promise<Registered> {
  const { connection, sent } = signUp;
  const refused = refusedBefore(context, signUp);
  if (refused) return { refused };
  const before = await tryTrigger(context, 'pre-user-registration', preEvent(context, signUp));
  const { denied, failed } = before.outcome;
  if (denied) return { refused: refusal('access_denied', denied.userMessage ?? denied.reason) };
  if (failed) return { refused: refusal('server_error', failed.message) };
  const user = { user_metadata: {}, app_metadata: {}, ...madeUser(sent, connection, context) };
  const userId = String(docOf(user).user_id);
  context.state.write((documents) => documents.put('/users', userId, user));
  applyMetadata(context, userId, before.effects);
  const stored = context.state.documents.get('/users', userId) ?? user;
  await tryTrigger(context, 'post-user-registration', postEvent(context, signUp, stored));
  return { userId };
}

function refusedBefore(
  { state }: TestTenant['context'],
  { client, connection, sent }: SignUp,
): Refused | undefined {
  if (docOf(connection.options).disable_signup === true)
    return refusal('access_denied', 'Public signup is disabled');
  const twin = state.documents
    .find('/users', 'email', String(sent.email))
    .some(({ identities }) => docsOf(identities)[0]?.connection === connection.name);
  // Documented among the errors of Auth0's libraries.
  if (twin) return refusal('user_exists', 'The user already exists.');
  try {
    enabledConnection(state.documents, { client, name: String(connection.name) });
    return undefined;
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return refusal(String(error.body.error), error.message);
  }
}

/** The status is assumed. */
function refusal(error: string, description: string): Refused {
  return { error, description, status: 400 };
}
