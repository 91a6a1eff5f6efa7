import type { Context } from 'hono';
import type { TenantContext } from '../../context.ts';
import { askedFor, callbackOf, requestingClient } from '../authorize/authorize-request.ts';
import { beginBrowserLogin } from '../authorize/browser-login.ts';
import { personProved } from '../authorize/proceed.ts';
import { registrationTransactionOf } from '../authorize/transaction-of.ts';
import { refuse } from '../oauth-error.ts';
import { requestFacts } from '../request-facts.ts';
import { identifierOf, passwordlessConnection } from './passwordless-connection.ts';
import { codeMethod, proveCode } from './prove-code.ts';

/**
 * `GET /passwordless/verify_redirect`: the link of a mail. It signs in the browser that opens it, with the parameters of
 * `authParams` (Auth0 wants the browser that asked, which it knows for its classic pages alone). Raises what /authorize
 * and `proveCode` raise.
 */
export async function followLink(context: TenantContext, c: Context): Promise<Response> {
  const { verification_code: code = '', email = '', connection: name = '', ...asked } = c.req.query();
  const client = requestingClient(context, asked);
  const parameters = { response_type: 'code', ...asked };
  callbackOf(context, client, parameters);
  askedFor(client, parameters);
  const connection = passwordlessConnection(context.state.documents, client, name);
  const identifier = identifierOf(connection, email) ?? refuse('bad-email', {});
  const login = beginBrowserLogin(context, c, parameters, client);
  const request = requestFacts(c, client, {});
  const transaction = registrationTransactionOf(login);
  const user = await proveCode(context, { client, connection, identifier, code, request, transaction });
  return personProved(context, c, login, { user, connection, methods: [codeMethod(context, connection)] });
}
