import { type Doc, docOf, type Json } from '../../core/json.ts';

/**
 * A Liquid template with its outputs filled in: `{{ user.name | escape }}`. Filters are left out, and tags
 * (`{% if … %}`) stay as they are: enough to see what a message says and where it leads.
 */
export function rendered(template: string, variables: Doc): string {
  return template.replaceAll(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_, path: string) => {
    const value = path.split('.').reduce<Json | undefined>((inner, key) => docOf(inner)[key], variables);
    return value === undefined || value === null ? '' : String(value);
  });
}
