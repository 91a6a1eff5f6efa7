import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { randomText } from '../../core/random.ts';
import type { TenantContext } from '../context.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export interface ConsolePage {
  readonly title: string;
  /** One with a script gives it the nonce. */
  readonly body: Html | string | ((nonce: string) => Html);
  readonly status?: 200 | 404;
  /** Whether an e-mail is in a frame of it: that has styles and pictures of its own, and no script. */
  readonly mail?: boolean;
}

/** The pages that every page leads to. */
const PAGES = [
  ['sign-ins', 'Sign-ins'],
  ['applications', 'Applications'],
  ['users', 'Users'],
  ['triggers', 'Triggers'],
  ['executions', 'Executions'],
  ['previews', 'Previews'],
  ['token', 'Token'],
  ['mailbox', 'Mailbox'],
  ['log', 'Log'],
  ['state', 'State'],
] as const;

const STYLE = `
:root { color-scheme: light dark; --text: #1c1f26; --muted: #565c68; --line: #d5d8de; --back: #fafbfc; --card: #fff; --link: #1d4ed8;
  --good: #126b36; --bad: #b3141b; --wait: #7a4d00; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaef; --muted: #a6adba; --line: #363b46; --back: #14161b; --card: #1c1f26; --link: #8fb4ff;
  --good: #6fd79a; --bad: #ff9a97; --wait: #f3c465; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); }
header { border-bottom: 1px solid var(--line); background: var(--card); }
header div, main { max-width: 1080px; margin: 0 auto; padding: 12px 20px; }
header div { display: flex; gap: 24px; align-items: baseline; flex-wrap: wrap; }
main { padding: 20px; }
a { color: var(--link); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1 { font-size: 22px; margin: 0 0 16px; } h2 { font-size: 17px; margin: 28px 0 8px; } h3 { font-size: 15px; margin: 0 0 6px; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child > * { border-bottom: 0; } th, time { white-space: nowrap; } th { font-weight: 600; color: var(--muted); }
article h2 { margin-top: 0; } article li { overflow-wrap: anywhere; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px; margin: 0 0 12px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 0 0 16px; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
.muted { color: var(--muted); } .signed-in { color: var(--good); } .refused { color: var(--bad); } .waiting { color: var(--wait); }
.result { font-weight: 600; white-space: nowrap; }
pre, code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; white-space: pre-wrap; } pre { margin: 6px 0; }
input, button, select, textarea { font: inherit; color: inherit; padding: 6px 10px; border: 1px solid var(--muted); border-radius: 6px; background: var(--card); }
form { margin: 0 0 12px; } textarea { width: 100%; margin: 4px 0 8px; } h1 { overflow-wrap: anywhere; }
.mail { width: 100%; height: 420px; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
.flow { display: block; width: 100%; max-width: 860px; height: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.flow text { font: 15px system-ui, sans-serif; fill: currentColor; } .flow .call { font: 13px ui-monospace, monospace; fill: var(--muted); } .flow .name { font-weight: 600; } .flow .middle { text-anchor: middle; }
.flow .step, .flow .end { fill: var(--back); stroke: var(--muted); } .flow .line { stroke: currentColor; stroke-width: 1.5; fill: none; } .flow .tip { fill: currentColor; }
ul, ol { margin: 6px 0; padding-left: 20px; }
`;

/** A frame with a document of its own has the page's policy. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

/** A page of the console. Nothing runs on it but its own script, and nothing is kept of it. */
export function consolePage(
  { domain, random }: TenantContext,
  c: Context,
  { title, body, status = 200, mail = false }: ConsolePage,
): Response | Promise<Response> {
  const nonce = randomText(random, 22);
  c.header(
    'content-security-policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`,
  );
  if (mail) c.header('content-security-policy', MAIL_POLICY);
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('x-content-type-options', 'nosniff');
  return c.html(
    html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${domain}</title><style nonce="${nonce}">${raw(STYLE)}</style></head>
<body><header><div><strong>${domain}</strong><nav aria-label="Console">${PAGES.map(([path, name], at) => html`${at === 0 ? '' : ' · '}<a href="/console/${path}">${name}</a>`)}</nav></div></header>
<main><h1>${title}</h1>${typeof body === 'function' ? body(nonce) : body}</main></body></html>`,
    status,
  );
}
