import { type Doc, textOf } from '../../core/json.ts';
import { OUTBOX } from '../../resources/messages/outbox.ts';
import type { TenantContext } from '../context.ts';

/**
 * What the tenant has sent to people, the newest first: `{ id, channel, to, kind, subject, html, text, links, sent_at }`.
 * `links` are the addresses in it that lead to this tenant.
 */
export function mailbox({ state, issuer }: TenantContext): Doc[] {
  return [...state.held.list(OUTBOX)]
    .reverse()
    .map((message) => ({ ...message, links: linksIn(message, issuer) }));
}

function linksIn({ text, html }: Doc, issuer: string): string[] {
  const all = `${textOf(text) ?? ''} ${textOf(html) ?? ''}`.replaceAll('&amp;', '&');
  const links = [...all.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) => link);
  return [...new Set(links.filter((link) => link.startsWith(issuer)))];
}
