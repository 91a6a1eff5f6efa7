import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import { type Doc, textOf, textsOf } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';
import { mailbox } from './mailbox.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 760px; margin: 0 auto; padding: 24px 16px; }
article { border: 1px solid #8b909a; border-radius: 8px; padding: 16px; margin: 0 0 20px; }
h1 { font-size: 22px; } h2 { font-size: 17px; margin: 0 0 4px; overflow-wrap: anywhere; }
p { margin: 0 0 12px; overflow-wrap: anywhere; } ul { margin: 0; padding-left: 20px; overflow-wrap: anywhere; }
iframe { width: 100%; height: 220px; border: 1px solid #8b909a; border-radius: 4px; background: #fff; margin: 0 0 12px; }
`;

/**
 * The mailbox for people: what was sent to whom, with the mails as they look and the links in them. Mails are shown in frames where
 * nothing of them runs; their own styles count, and so does the policy of this page.
 */
export function mailboxPage(context: TenantContext, c: Context): Response | Promise<Response> {
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  );
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  const messages = mailbox(context);
  return c.html(html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox | ${context.domain}</title><style>${raw(STYLE)}</style></head>
<body><main><h1>Mailbox of ${context.domain}</h1>
<p>${messages.length === 0 ? 'Nothing has been sent yet.' : 'Everything that the tenant would send, the newest first.'}</p>
${messages.map(article)}</main></body></html>`);
}

function article(message: Doc) {
  const { channel, to, kind, subject, text, sent_at: at } = message;
  const mail = textOf(message.html);
  const links = textsOf(message.links);
  const title = textOf(subject) ?? (channel === 'voice' ? 'Call' : 'Text message');
  return html`<article><h2>${title}</h2>
<p>to <strong>${String(to)}</strong>, <time datetime="${String(at)}">${String(at)}</time>, ${String(kind)}</p>
${
  mail === undefined
    ? html`<p>${textOf(text) ?? ''}</p>`
    : html`<iframe title="${title}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${`<base target="_blank">${mail}`}"></iframe>`
}
${links.length === 0 ? '' : html`<ul>${links.map((link) => html`<li><a href="${link}">${link}</a></li>`)}</ul>`}</article>`;
}
