import type { Context } from 'hono';
import { type Doc, docOf, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { openSamlResponse } from '../../identity-providers/saml/service-provider.ts';
import { askedFor, callbackOf, requestingClient } from '../authorize/authorize-request.ts';
import { beginBrowserLogin } from '../authorize/browser-login.ts';
import { personProved } from '../authorize/proceed.ts';
import { refuse } from '../oauth-error.ts';
import type { Parameters } from '../token-endpoint/read-parameters.ts';
import { federatedUser } from './federated-user.ts';

/**
 * A login that a SAML provider begins: a response that nobody has asked for. Auth0's documentation, "Configure SAML Identity
 * Provider-Initiated Single Sign-On": where the connection takes them, to the application that it names, with the parameters that
 * it has for it. Undefined where the response answers a request. Raises `unknown-transaction`, `idp-initiated-off`, and what
 * `openSamlResponse` and /authorize raise.
 */
export async function begunByProvider(
  context: TenantContext,
  c: Context,
  { SAMLResponse: response, RelayState: relayState, connection: name }: Parameters,
): Promise<Response | undefined> {
  if (response === undefined || relayState) return undefined;
  const connection = context.state.documents.list('/connections').find((one) => one.name === name);
  if (connection?.strategy !== 'samlp') return refuse('unknown-transaction', {});
  const target = docOf(docOf(connection.options).idpinitiated);
  if (target.enabled !== true) return refuse('idp-initiated-off', { connection: String(name) });
  const profile = await openSamlResponse(context, connection, response, { solicited: false });
  const parameters = parametersOf(target);
  const client = requestingClient(context, parameters);
  callbackOf(context, client, parameters);
  askedFor(client, parameters);
  const login = beginBrowserLogin(context, c, parameters, client);
  return personProved(context, c, login, { user: federatedUser(context, connection, profile), connection });
}

/** Auth0's documentation: a code, with `client_authorizequery` added: `redirect_uri=…&scope=openid`. */
function parametersOf({ client_id: id, client_authorizequery: query }: Doc): Parameters {
  const added = Object.fromEntries(new URLSearchParams(textOf(query) ?? ''));
  return { response_type: 'code', scope: 'openid', ...added, client_id: String(id) };
}
