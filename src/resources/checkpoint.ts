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

/** A verb's own list in the form that the query asks for: checkpoints, with totals, or a bare array. */
export function answeredPage(
  items: readonly Json[],
  query: Readonly<Record<string, string>>,
  list: string,
): Json {
  if (query['take'] !== undefined || query['from'] !== undefined) return checkpointPage(items, query, list);
  const limit = Number(query['per_page'] ?? 50) || 50;
  const start = (Number(query['page'] ?? 0) || 0) * limit;
  const page = items.slice(start, start + limit);
  return query['include_totals'] === 'true' ? { start, limit, total: items.length, [list]: page } : page;
}
