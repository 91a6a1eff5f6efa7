import { type Doc, textOf } from '../../core/json.ts';
import { OUTBOX } from '../../resources/messages/outbox.ts';
import type { TenantContext } from '../context.ts';

/**
 * What the tenant has sent to people, the newest first: `{ id, channel, to, kind, subject, html, text, links, sent_at }`.
 * `links` are the addresses in it that lead somewhere, those of this tenant first.
 */
export function mailbox({ state, issuer }: TenantContext): Doc[] {
  return [...state.held.list(OUTBOX)]
    .reverse()
    .map((message) => ({ ...message, links: linksIn(message, issuer) }));
}

function linksIn({ text, html }: Doc, issuer: string): string[] {
  const hrefs = [...(textOf(html) ?? '').matchAll(/href=["']([^"']+)/g)].map(([, link = '']) => link);
  const said = [...(textOf(text) ?? '').matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) => link);
  const all = [...said, ...hrefs].map((link) => link.replaceAll('&amp;', '&'));
  const links = [...new Set(all.filter((link) => /^https?:/.test(link)))];
  const own = (link: string) => link.startsWith(issuer);
  return [...links.filter(own), ...links.filter((link) => !own(link))];
}
