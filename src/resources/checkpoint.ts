import type { Doc, Json } from '../core/json.ts';

/** A page of a verb's own list: `{ clients: […], next }` for the query's `take` and `from`. */
export function checkpointPage(
  items: readonly Json[],
  query: Readonly<Record<string, string>>,
  list: string,
): Doc {
  const take = Number(query['take'] ?? 50) || 50;
  const start = query['from'] ? Number(Buffer.from(query['from'], 'base64url').toString()) || 0 : 0;
  const end = start + take;
  return {
    [list]: items.slice(start, end),
    ...(end < items.length && { next: Buffer.from(String(end)).toString('base64url') }),
  };
}
