import type { Context } from 'hono';
import type { Doc } from '../../../core/json.ts';
import { formPost } from '../../authentication-api/authorize/form-post.ts';
import { withQuery } from '../../authentication-api/authorize/respond.ts';
import type { TenantContext } from '../../context.ts';
import { clientIdOf } from '../client-id-of.ts';
import { accountChosen } from './account-chosen.ts';
import { accountPage } from './account-page.ts';
import { newGrant } from './grants.ts';
import { idToken } from './id-token.ts';
import type { StandIn } from './stand-in.ts';

/** Ways for a provider to fail: OAuth 2.0, section 4.1.2.1. */
const FAILURES: Readonly<Record<string, string>> = {
  access_denied: 'Deny',
  server_error: 'Let the provider fail',
};

type Query = Readonly<Record<string, string>>;

/** `…/authorize`: what is asked for, the accounts to choose from, and the ways not to. */
export function askForAccount(
  context: TenantContext,
  c: Context,
  standIn: StandIn | undefined,
  wrong?: string,
): Response | Promise<Response> {
  const query = c.req.query();
  const refused = standIn ? wrongWith(context, standIn.connection, query) : 'There is no such connection.';
  const scopes = (query.scope ?? '').split(/[\s,]+/).filter(Boolean);
  return accountPage(context, c, standIn?.connection, {
    asks: `${context.domain} asks for: ${scopes.length === 0 ? 'nothing in particular' : scopes.join(', ')}`,
    wrong: refused ?? wrong,
    closed: refused !== undefined,
    failures: FAILURES,
    hint: query.login_hint,
  });
}

/** What somebody has chosen: back to the tenant, with a code or with an error. */
export async function answerChoice(
  context: TenantContext,
  c: Context,
  standIn: StandIn | undefined,
): Promise<Response> {
  const query = c.req.query();
  const site = c.req.header('sec-fetch-site');
  const strange = site !== undefined && site !== 'same-origin';
  if (!standIn || strange || wrongWith(context, standIn.connection, query) !== undefined)
    return askForAccount(context, c, standIn, 'This form is not from here.');
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const { connection } = standIn;
  if (form.fail !== undefined && Object.hasOwn(FAILURES, form.fail)) {
    const denied = form.fail === 'access_denied';
    const why = denied ? 'The user denied the request' : 'The provider failed';
    return back(context, c, query, { error: form.fail, error_description: why });
  }
  const account = accountChosen(context, connection, form);
  if (!account) return askForAccount(context, c, standIn, 'Choose an account, or type an address.');
  if (query.response_type === 'id_token') {
    return back(context, c, query, {
      id_token: await idToken(context, standIn, { account, nonce: query.nonce }),
    });
  }
  const { scope = '', redirect_uri: redirectUri = '', nonce, code_challenge: challenge } = query;
  const code = newGrant(context, {
    kind: 'code',
    connection: String(connection.name),
    account,
    scope,
    clientId: clientIdOf(connection),
    redirectUri,
    nonce,
    challenge,
  });
  return back(context, c, query, { code });
}

/** What a provider checks before it shows anybody anything. */
function wrongWith({ issuer }: TenantContext, connection: Doc, query: Query): string | undefined {
  if (query.client_id !== clientIdOf(connection))
    return 'invalid_client: this provider does not know the client_id.';
  if (query.redirect_uri !== `${issuer}login/callback`)
    return 'redirect_uri_mismatch: not a callback of this client.';
  if (query.response_type === 'id_token')
    return query.nonce ? undefined : 'invalid_request: an ID token needs a nonce.';
  return query.response_type === 'code' ? undefined : 'unsupported_response_type';
}

function back(
  context: TenantContext,
  c: Context,
  { redirect_uri: uri = '', state, response_mode: mode }: Query,
  answer: Query,
): Response {
  const all = { ...answer, ...(state !== undefined && { state }) };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  if (mode === 'form_post') return formPost(context, c, uri, Object.fromEntries(given));
  return c.redirect(withQuery(uri, all));
}
