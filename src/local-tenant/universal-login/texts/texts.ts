import type { Documents } from '../../../core/documents.ts';
import { docOf, textOf } from '../../../core/json.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';

/** Words by screen and by Auth0's name of the text. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** By the first part of a language's tag. */
export const LANGUAGES: Readonly<Record<string, Texts>> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
};

/** One screen's words: `text('title', { clientName })`. A text that nobody has is empty. */
export type Words = (key: string, variables?: Readonly<Record<string, string>>) => string;

/**
 * The words of a screen in a language: the tenant's own (`/prompts/{prompt}/custom-text/{language}`), then ours in that
 * language, then ours in English.
 */
export function wordsOf(
  documents: Documents,
  {
    prompt,
    screen,
    language,
  }: { readonly prompt: string; readonly screen: string; readonly language: string },
  common: Readonly<Record<string, string>>,
): Words {
  const own = docOf(documents.get(`/prompts/${prompt}/custom-text/${language}`, ''));
  const custom = docOf(own[screen]);
  const [short = 'en'] = language.split('-');
  const known = LANGUAGES[short]?.[screen] ?? {};
  return (key, variables = {}) => {
    const text = textOf(custom[key]) ?? known[key] ?? english[screen]?.[key] ?? '';
    return filled(text, { ...common, ...variables });
  };
}

/** Auth0's documentation, "Customize Universal Login Text Elements": variables are `${clientName}`. */
function filled(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => variables[name] ?? '');
}
