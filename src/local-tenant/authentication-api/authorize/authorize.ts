import type { Context } from 'hono';
import type { TenantContext } from '../../context.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import type { Parameters } from '../token-endpoint/read-parameters.ts';
import { askedFor, callbackOf, requestingClient } from './authorize-request.ts';
import { type BrowserLogin, beginBrowserLogin, updateBrowserLogin } from './browser-login.ts';
import { pageOf } from './page-of.ts';
import { refuseLogin } from './refuse-login.ts';
import { respond } from './respond.ts';
import { takesMessages } from './web-message.ts';

/**
 * `GET` and `POST /authorize`: begins a login. Answers with a redirect to a page or, where nothing is left to ask, to
 * the callback; what is wrong with a request whose callback can be trusted is told there. Raises what cannot be told
 * there: see `requestingClient` and `callbackOf`.
 */
export async function authorize(context: TenantContext, c: Context): Promise<Response> {
  const parameters = await parametersOf(c);
  const client = requestingClient(context, parameters);
  const callback = callbackOf(context, client, parameters);
  if (callback.responseMode === 'web_message' && !takesMessages(client, callback.redirectUri)) {
    refuse('web-origin-not-allowed', { origin: new URL(callback.redirectUri).origin });
  }
  try {
    askedFor(client, parameters);
    return firstAnswer(context, c, beginBrowserLogin(context, c, parameters, client));
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    const { error: code, error_description: description } = error.body;
    return respond(context, c, callback, { error: String(code), error_description: String(description) });
  }
}

/** The first value of each parameter counts, as in a token request. */
async function parametersOf(c: Context): Promise<Parameters> {
  const query = new URLSearchParams(new URL(c.req.url).search);
  const body = c.req.method === 'POST' ? new URLSearchParams(await c.req.text()) : [];
  return Object.fromEntries([...query, ...body].reverse());
}

function firstAnswer(context: TenantContext, c: Context, login: BrowserLogin): Response {
  const { documents } = context.state;
  const { asked, client, parameters } = login;
  if (asked.prompt.includes('none')) {
    return refuseLogin(context, c, login, OAuthError.of('login-required', {}));
  }
  const asksFirst =
    client.organization_require_behavior === 'pre_login_prompt' && client.organization_usage !== 'deny';
  const waiting =
    asksFirst && !parameters.organization
      ? updateBrowserLogin(context, login, { waits: 'organization' })
      : login;
  return c.redirect(pageOf(documents, waiting));
}
