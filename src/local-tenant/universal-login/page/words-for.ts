import type { Context } from 'hono';
import type { TenantContext } from '../../context.ts';
import { languageOf } from '../texts/language-of.ts';
import { type Words, wordsOf } from '../texts/texts.ts';
import { brandingOf } from './branding.ts';

/** The words of a page that belongs to no login, in the browser's language. */
export function wordsFor(
  context: TenantContext,
  c: Context,
  prompt: string,
  screen: string,
  variables: Readonly<Record<string, string>> = {},
): Words {
  const { documents } = context.state;
  const { companyName } = brandingOf(documents, context.domain);
  const language = languageFor(context, c);
  return wordsOf(documents, { prompt, screen, language }, { companyName, ...variables });
}

/** The language that the browser asks for, of those that the tenant has. */
export function languageFor({ state }: TenantContext, c: Context): string {
  return languageOf(state.documents, { accepted: c.req.header('accept-language') });
}
