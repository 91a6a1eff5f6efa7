import { mask } from '../../core/mask.ts';

/** Text for a page. Masked first: a secret with a quotation mark in it would not be found afterwards. */
export function safe(text: string): string {
  return mask(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
