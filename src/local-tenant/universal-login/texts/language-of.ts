import type { Documents } from '../../../core/documents.ts';
import { textsOf } from '../../../core/json.ts';

/**
 * The language of the pages: the first one that the application (`ui_locales`), then the browser, asks for and that the
 * tenant has switched on; else the tenant's first (Auth0's documentation, "Universal Login Internationalization").
 */
export function languageOf(
  documents: Documents,
  {
    uiLocales,
    accepted,
  }: { readonly uiLocales?: string | undefined; readonly accepted?: string | undefined },
): string {
  const enabled = textsOf(documents.get('/tenants/settings', '')?.enabled_locales);
  const known = enabled.length > 0 ? enabled : ['en'];
  const wanted = [...(uiLocales ?? '').split(/\s+/), ...inOrder(accepted ?? '')].filter(Boolean);
  const match = (tag: string) =>
    known.find((one) => one.toLowerCase() === tag.toLowerCase()) ??
    known.find((one) => one.toLowerCase().split('-')[0] === tag.toLowerCase().split('-')[0]);
  return wanted.map(match).find((one) => one !== undefined) ?? known[0] ?? 'en';
}

/** `de-AT,de;q=0.8,en;q=0.5` as tags, the most wanted first. */
function inOrder(accepted: string): string[] {
  return accepted
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/;\s*q=/);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
