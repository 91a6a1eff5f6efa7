import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';

/** The documents in the order that the parameter `sort` asks for: `created_at:-1`. Those without the field come last. */
export function sorted(docs: readonly Doc[], sort: string): readonly Doc[] {
  const [, field = '', order] = sort.match(/^([\w.]+):(-?1)$/) ?? [];
  if (order === undefined) {
    throw new ApiError(
      400,
      `Query validation error: 'String does not match pattern ^([\\w.]+):(-?1)$: ${sort}' on property sort (Field to sort by).`,
      'invalid_query_string',
    );
  }
  const path = field.split('.');
  const direction = order === '1' ? 1 : -1;
  // The keys are read once: reading them in every comparison would take as long as everything else.
  const keyed = docs.map((doc) => ({ doc, key: keyAt(doc, path) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return 0;
    if (a.key === undefined) return 1;
    if (b.key === undefined) return -1;
    return a.key < b.key ? -direction : direction;
  });
  return keyed.map(({ doc }) => doc);
}

function keyAt(value: Json | undefined, path: readonly string[]): string | number | undefined {
  const found = path.reduce<Json | undefined>((inner, key) => (isDoc(inner) ? inner[key] : undefined), value);
  if (typeof found === 'number') return found;
  return typeof found === 'string' || typeof found === 'boolean' ? String(found) : undefined;
}
