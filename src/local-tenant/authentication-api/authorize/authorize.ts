import type { Context } from 'hono';
import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, docsOf, textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { logLogin } from '../../logs/sign-in-log.ts';
import { goToProvider } from '../federation/go-to-provider.ts';
import { namedProvider } from '../federation/provider-for.ts';
import { requestedApi } from '../find-api.ts';
import { findInvitation } from '../invitations/find-invitation.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import { type CurrentSession, currentSession } from '../sessions/current-session.ts';
import { linkOf } from '../sign-in/enabled-connection.ts';
import { findOrganization } from '../sign-in/organization-of.ts';
import { authorizeFacts } from './authorize-facts.ts';
import { askedFor, callbackOf, requestingClient } from './authorize-request.ts';
import { type BrowserLogin, beginBrowserLogin, updateBrowserLogin } from './browser-login.ts';
import { pageOf } from './page-of.ts';
import { personProved } from './proceed.ts';
import { withPushed } from './pushed-requests.ts';
import { refuseLogin } from './refuse-login.ts';
import { requestParameters } from './request-parameters.ts';
import { respond } from './respond.ts';
import { takesMessages } from './web-message.ts';

/**
 * `GET` and `POST /authorize`: begins a login. Answers with a redirect to a page or, where nothing is left to ask, to
 * the callback; what is wrong with a request whose callback can be trusted is told there. Raises what cannot be told
 * there: see `withPushed`, `requestingClient` and `callbackOf`.
 */
export async function authorize(context: TenantContext, c: Context): Promise<Response> {
  const parameters = withPushed(context, await requestParameters(c));
  const client = requestingClient(context, parameters);
  const callback = callbackOf(context, client, parameters);
  if (callback.responseMode === 'web_message' && !takesMessages(client, callback.redirectUri)) {
    refuse('web-origin-not-allowed', { origin: new URL(callback.redirectUri).origin });
  }
  try {
    askedFor(client, parameters);
    findInvitation(context, parameters);
    // Seen on tenants: an unknown API is told of before anybody logs in.
    requestedApi(context, parameters.audience);
    return await firstAnswer(context, c, beginBrowserLogin(context, c, parameters, client));
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    const { error: code, error_description: description } = error.body;
    return respond(context, c, callback, { error: String(code), error_description: String(description) });
  }
}

/** Goes on with a login that has just begun: with the session, where that is enough, or at a page. */
export async function firstAnswer(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
): Promise<Response> {
  const { asked } = login;
  const current = currentSession(context, c);
  if (current && speaksFor(context, login, current)) {
    const { user, connection, session } = current;
    const methods = docsOf(docOf(session.authentication).methods);
    return personProved(context, c, login, { user, connection, methods, sessionId: String(session.id) });
  }
  if (asked.prompt.includes('none')) {
    const refused = OAuthError.of('login-required', {});
    const { client } = login;
    logLogin(context, { client, connection: {}, request: authorizeFacts(c, login), silent: true }, refused);
    return refuseLogin(context, c, login, refused);
  }
  const { documents } = context.state;
  const named = namedProvider(documents, login.parameters.connection);
  if (named && isOpenTo(documents, login, named)) return goToProvider(context, c, login, named);
  return c.redirect(pageOf(documents, withOrganizationAsked(context, login)));
}

/**
 * Whether the session is enough for this login. OpenID Connect Core, section 3.1.2.1, for `prompt` and `max_age`; another
 * connection than the session's has to be signed in to (Auth0's documentation of `connection`), and so has an
 * organization with a connection that is not its own.
 */
function speaksFor(
  { clock, state }: TenantContext,
  login: BrowserLogin,
  { session, connection }: CurrentSession,
): boolean {
  const { asked, parameters } = login;
  if (asked.prompt.includes('login') || asked.prompt.includes('select_account')) return false;
  const newcomer = parameters.screen_hint === 'signup' || Boolean(parameters.invitation);
  if (newcomer && !asked.prompt.includes('none')) return false;
  const age = (clock.now() - Date.parse(String(session.authenticated_at))) / 1000;
  if (asked.maxAge !== undefined && age > asked.maxAge) return false;
  return isOpenTo(state.documents, login, connection);
}

function isOpenTo(documents: Documents, { client, parameters }: BrowserLogin, connection: Doc): boolean {
  const { connection: wanted, organization } = parameters;
  if (wanted !== undefined && wanted !== connection.name) return false;
  const found = findOrganization(documents, organization ?? '');
  if (found) return linkOf(documents, connection, found) !== undefined;
  return textsOf(connection.enabled_clients).includes(String(client.client_id));
}

function withOrganizationAsked(context: TenantContext, login: BrowserLogin): BrowserLogin {
  const { client, parameters } = login;
  const first =
    client.organization_require_behavior === 'pre_login_prompt' && client.organization_usage !== 'deny';
  if (!first || parameters.organization) return login;
  return updateBrowserLogin(context, login, { waits: 'organization' });
}
