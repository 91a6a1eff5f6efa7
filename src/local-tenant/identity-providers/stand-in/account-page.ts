import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { type Doc, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { providerOf } from '../providers.ts';
import { accountsOf } from './accounts.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 440px; margin: 0 auto; padding: 32px 16px; }
h1 { font-size: 22px; } h2 { font-size: 17px; }
button { width: 100%; font: inherit; text-align: left; padding: 10px 14px; margin: 0 0 8px; cursor: pointer; }
label { display: block; margin: 0 0 4px; }
input { width: 100%; box-sizing: border-box; font: inherit; padding: 8px 10px; margin: 0 0 12px; }
p { overflow-wrap: anywhere; } section { margin: 24px 0 0; }
`;

export interface AccountPage {
  /** Who asks for what. */
  readonly asks: string;
  /** Why nobody can go on, or what was wrong with the form. */
  readonly wrong?: string | undefined;
  /** Whether nothing can be chosen at all. */
  readonly closed?: boolean;
  /** Ways not to consent, by what the form says. */
  readonly failures?: Readonly<Record<string, string>>;
  readonly hint?: string | undefined;
}

/** The page of a provider that stands in for a connection's: the accounts that it has, another one, and the ways not to. */
export function accountPage(
  context: TenantContext,
  c: Context,
  connection: Doc | undefined,
  { asks, wrong, closed = false, failures = {}, hint = '' }: AccountPage,
): Response | Promise<Response> {
  const nonce = randomText(context.random, 22);
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
  );
  c.header('cache-control', 'no-store');
  const name = connection ? nameOf(connection) : 'a provider';
  const { pathname, search } = new URL(c.req.url);
  const form = (inner: unknown) =>
    html`<form method="post" action="${`${pathname}${search}`}">${inner}</form>`;
  const accounts = connection && !closed ? accountsOf(context, connection) : [];
  const choice = html`<p>${asks}</p>${accounts.length === 0 ? '' : form(accounts.map(button))}
<section><h2>Somebody else</h2>${form(html`<label for="email">Email address</label>
<input id="email" name="email" type="email" required value="${hint}">
<label for="name">Name</label><input id="name" name="name"><button>Allow</button>`)}</section>
${
  Object.keys(failures).length === 0
    ? ''
    : html`<section><h2>Or not</h2>${form(
        Object.entries(failures).map(
          ([value, text]) => html`<button name="fail" value="${value}">${text}</button>`,
        ),
      )}</section>`
}`;
  return c.html(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${name} (stand-in)</title>
<style nonce="${nonce}">${raw(STYLE)}</style></head>
<body><main><h1>Sign in with ${name}</h1><p>This page stands in for the provider: nobody outside is asked.</p>
${wrong === undefined ? '' : html`<p role="alert"><strong>${wrong}</strong></p>`}${closed ? '' : choice}</main></body></html>`,
    wrong === undefined ? 200 : 400,
  );
}

function button({ sub, name, email }: ReturnType<typeof accountsOf>[number]) {
  const address = email === undefined || email === name ? '' : ` (${email})`;
  return html`<button name="account" value="${sub}">${name}${address}</button>`;
}

function nameOf(connection: Doc): string {
  const provider = providerOf(connection);
  const own = textOf(connection.display_name) ?? String(connection.name);
  return provider?.social && connection.strategy !== 'oauth2' ? provider.name : own;
}
