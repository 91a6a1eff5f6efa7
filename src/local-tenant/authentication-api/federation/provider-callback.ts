import type { Context } from 'hono';
import { docOf, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { providerOf } from '../../identity-providers/providers.ts';
import { openSamlResponse } from '../../identity-providers/saml/service-provider.ts';
import { openWsFedResult } from '../../identity-providers/saml/wsfed.ts';
import { logLogin } from '../../logs/sign-in-log.ts';
import { authorizeFacts } from '../authorize/authorize-facts.ts';
import { type BrowserLogin, openBrowserLogin, remember } from '../authorize/browser-login.ts';
import { personProved } from '../authorize/proceed.ts';
import { refuseLogin } from '../authorize/refuse-login.ts';
import { requestParameters } from '../authorize/request-parameters.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import type { Parameters } from '../token-endpoint/read-parameters.ts';
import { begunByProvider } from './begun-by-provider.ts';
import { exchangeCode, openFrontToken, type Sent } from './exchange-code.ts';
import { federatedUser } from './federated-user.ts';
import { usesFrontChannel } from './go-to-provider.ts';

/**
 * `GET` and `POST /login/callback`: somebody is back from their identity provider. What the provider says against it, or does wrong, the
 * application is told, and the log. Raises `unknown-transaction` where no login of this browser waits for a provider.
 */
export async function providerAnswered(context: TenantContext, c: Context): Promise<Response> {
  const parameters = await requestParameters(c);
  const begun = await begunByProvider(context, c, parameters);
  if (begun) return begun;
  const login = openBrowserLogin(
    context,
    c,
    parameters.state ?? parameters.RelayState ?? parameters.wctx ?? '',
  );
  const sent = sentTo(context, login);
  if (!sent || login.waits !== 'person') return refuse('unknown-transaction', {});
  // Each answer is for one request.
  const waiting = remember(context, login, { provider: null });
  const result = await profileOf(context, sent, parameters);
  if (result instanceof OAuthError) {
    const { connection } = sent;
    const { client, state: flow } = login;
    logLogin(context, { client, connection, request: authorizeFacts(c, login), flow }, result);
    return refuseLogin(context, c, waiting, result);
  }
  const user = federatedUser(context, sent.connection, result);
  return personProved(context, c, waiting, { user, connection: sent.connection });
}

function sentTo({ state }: TenantContext, { scratch }: BrowserLogin): Sent | undefined {
  const { connection: id, nonce, verifier } = docOf(scratch.provider);
  const connection = id === undefined ? undefined : state.documents.get('/connections', String(id));
  return connection && { connection, nonce: textOf(nonce), verifier: textOf(verifier) };
}

async function profileOf(context: TenantContext, sent: Sent, parameters: Parameters) {
  const {
    error,
    error_description: why,
    code,
    id_token: idToken,
    SAMLResponse: response,
    wresult,
  } = parameters;
  if (error !== undefined) return OAuthError.of('provider-refused', { error, reason: why ?? error });
  try {
    const { connection } = sent;
    const protocol = providerOf(connection)?.protocol;
    if (protocol === 'wsfed') return await openWsFedResult(context, connection, wresult ?? '');
    return protocol === 'saml'
      ? await openSamlResponse(context, connection, response ?? '', { solicited: true })
      : usesFrontChannel(connection)
        ? await openFrontToken(context, sent, idToken ?? '')
        : await exchangeCode(context, sent, code ?? '');
  } catch (refused) {
    if (refused instanceof OAuthError) return refused;
    throw refused;
  }
}
