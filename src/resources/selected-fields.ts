import type { Doc } from '../core/json.ts';

/**
 * What a query wants to see of a document: `fields=a,b` with `include_fields` true (the default) or false, and the
 * fields that are there `always`.
 */
export function selectedFields(
  doc: Doc,
  query: Readonly<Record<string, string>>,
  always: readonly string[] = [],
): Doc {
  if (!query['fields']) return doc;
  const include = query['include_fields'] !== 'false';
  const asked = query['fields'].split(',').map((name) => name.trim());
  const names = new Set(include ? [...asked, ...always] : asked);
  return Object.fromEntries(Object.entries(doc).filter(([key]) => names.has(key) === include));
}
