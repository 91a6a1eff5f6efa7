import type { Json } from './json.ts';
import { MASKED } from './mask.ts';

/**
 * What a document holds in place of a secret that is there and that nobody here knows: `«secret»`, where a tenant
 * never tells it or a file was saved without it. `shown` is what the tenant shows instead (an encrypted text).
 */
export function unknownSecret(shown = ''): string {
  return MASKED + shown;
}

/** Whether the value stands for a secret that is not known: it says nothing about what the secret is. */
export function isUnknown(value: Json | undefined): boolean {
  return typeof value === 'string' && value.startsWith(MASKED);
}

/** What the tenant shows in place of a secret that is not known. */
export function shownOf(value: string): string {
  return value.slice(MASKED.length);
}
