import { html } from 'hono/html';
import { type Doc, textOf, textsOf } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';
import { mailbox } from '../control/mailbox.ts';
import type { Html } from './console-page.ts';
import { mailFrame } from './mail-frame.ts';

/** What was sent to whom, the newest first, with the mails as they look and the links in them. */
export function mailboxPage(context: TenantContext): Html {
  const messages = mailbox(context);
  return html`<p>${messages.length === 0 ? 'Nothing has been sent yet.' : 'Everything that the tenant would send, the newest first.'}</p>
${messages.map(article)}`;
}

function article(message: Doc) {
  const { channel, to, kind, subject, text, sent_at: at } = message;
  const mail = textOf(message.html);
  const links = textsOf(message.links);
  const title = textOf(subject) ?? (channel === 'voice' ? 'Call' : 'Text message');
  return html`<article><h2>${title}</h2>
<p>to <strong>${String(to)}</strong>, <time datetime="${String(at)}">${String(at)}</time>, ${String(kind)}</p>
${mail === undefined ? html`<p>${textOf(text) ?? ''}</p>` : mailFrame(title, mail)}
${links.length === 0 ? '' : html`<ul>${links.map((link) => html`<li><a href="${link}">${link}</a></li>`)}</ul>`}</article>`;
}
