import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { type Doc, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { withQuery } from '../../authentication-api/authorize/respond.ts';
import type { TenantContext } from '../../context.ts';
import type { Account } from '../account.ts';
import { clientIdOf } from '../client-id-of.ts';
import { accountsOf, newAccount } from './accounts.ts';
import { newGrant } from './grants.ts';
import type { StandIn } from './stand-in.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 440px; margin: 0 auto; padding: 32px 16px; }
h1 { font-size: 22px; } button { width: 100%; font: inherit; text-align: left; padding: 10px 14px; margin: 0 0 8px; cursor: pointer; }
label { display: block; margin: 0 0 4px; } input { width: 100%; box-sizing: border-box; font: inherit; padding: 8px 10px; margin: 0 0 12px; }
p, li { overflow-wrap: anywhere; } section { margin: 24px 0 0; }
`;

/** Ways for a provider to fail: OAuth 2.0, section 4.1.2.1. */
const FAILURES = ['access_denied', 'server_error', 'temporarily_unavailable'] as const;

type Query = Readonly<Record<string, string>>;

/** The page of a provider: what is asked for, the accounts to choose from, and the ways not to. */
export function askForAccount(
  context: TenantContext,
  c: Context,
  standIn: StandIn | undefined,
): Response | Promise<Response> {
  const query = c.req.query();
  const wrong = standIn ? wrongWith(context, standIn.connection, query) : 'There is no such connection.';
  return shown(context, c, standIn, query, wrong);
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
  const wrong = standIn ? wrongWith(context, standIn.connection, query) : 'There is no such connection.';
  if (!standIn || wrong !== undefined || strange)
    return shown(context, c, standIn, query, wrong ?? 'Not from here.');
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const failure = FAILURES.find((one) => one === form.fail);
  if (failure) {
    const description = failure === 'access_denied' ? 'The user denied the request' : 'The provider failed';
    return back(c, query, { error: failure, error_description: description });
  }
  const account = accountChosen(context, standIn.connection, form);
  if (!account) return shown(context, c, standIn, query, 'Choose an account, or type an address.');
  const { connection } = standIn;
  const { scope = '', redirect_uri: redirectUri = '', nonce, code_challenge: challenge } = query;
  const clientId = clientIdOf(connection);
  const code = newGrant(context, {
    kind: 'code',
    connection: String(connection.name),
    account,
    scope,
    clientId,
    redirectUri,
    nonce,
    challenge,
  });
  return back(c, query, { code });
}

function accountChosen(context: TenantContext, connection: Doc, form: Query): Account | undefined {
  if (form.account !== undefined)
    return accountsOf(context, connection).find(({ sub }) => sub === form.account);
  const email = form.email?.trim().toLowerCase() ?? '';
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return undefined;
  return newAccount(connection, { email, name: form.name?.trim() || (email.split('@')[0] ?? email) });
}

/** What a provider checks before it shows anybody anything. */
function wrongWith({ issuer }: TenantContext, connection: Doc, query: Query): string | undefined {
  if (query.client_id !== clientIdOf(connection))
    return 'invalid_client: this provider does not know the client_id.';
  if (query.redirect_uri !== `${issuer}login/callback`)
    return 'redirect_uri_mismatch: not a callback of this client.';
  return query.response_type === 'code' ? undefined : 'unsupported_response_type';
}

function back(
  c: Context,
  { redirect_uri: uri = '', state, response_mode: mode }: Query,
  answer: Query,
): Response | Promise<Response> {
  const all = { ...answer, ...(state !== undefined && { state }) };
  if (mode !== 'form_post') return c.redirect(withQuery(uri, all));
  const fields = Object.entries(all).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  c.header('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
  return c.html(html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Back</title></head><body>
<form method="post" action="${uri}">${fields}<button type="submit">Continue</button></form></body></html>`);
}

function shown(
  context: TenantContext,
  c: Context,
  standIn: StandIn | undefined,
  query: Query,
  wrong: string | undefined,
): Response | Promise<Response> {
  const nonce = randomText(context.random, 22);
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
  );
  c.header('cache-control', 'no-store');
  const name = standIn ? nameOf(standIn) : 'Provider';
  const body =
    standIn && wrongWith(context, standIn.connection, query) === undefined
      ? choice(context, c, standIn, query)
      : '';
  return c.html(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${name} (stand-in)</title><style nonce="${nonce}">${raw(STYLE)}</style></head>
<body><main><h1>Sign in with ${name}</h1><p>This page stands in for the provider: nobody outside is asked.</p>
${wrong === undefined ? '' : html`<p role="alert"><strong>${wrong}</strong></p>`}${body}</main></body></html>`,
    wrong === undefined ? 200 : 400,
  );
}

function nameOf({ connection, provider }: StandIn): string {
  return provider.social && connection.strategy !== 'oauth2'
    ? provider.name
    : (textOf(connection.display_name) ?? String(connection.name));
}

function choice(context: TenantContext, c: Context, { connection }: StandIn, query: Query) {
  const action = new URL(c.req.url);
  const target = `${action.pathname}${action.search}`;
  const scopes = (query.scope ?? '').split(/[\s,]+/).filter(Boolean);
  return html`<p>${context.domain} asks for: ${scopes.length === 0 ? 'nothing in particular' : scopes.join(', ')}</p>
<form method="post" action="${target}">${accountsOf(context, connection).map(
    ({ sub, name, email }) =>
      html`<button name="account" value="${sub}">${name}${email === undefined || email === name ? '' : html` (${email})`}</button>`,
  )}</form>
<section><h2>Somebody else</h2><form method="post" action="${target}">
<label for="email">Email address</label><input id="email" name="email" type="email" required value="${query.login_hint ?? ''}">
<label for="name">Name</label><input id="name" name="name"><button>Allow</button></form></section>
<section><h2>Or not</h2><form method="post" action="${target}"><button name="fail" value="access_denied">Deny</button>
<button name="fail" value="server_error">Let the provider fail</button></form></section>`;
}
