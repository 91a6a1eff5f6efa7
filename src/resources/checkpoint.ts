import type { Json } from '../core/json.ts';
import { page } from './paging.ts';

type Query = Readonly<Record<string, string>>;

const RULES = { wrapped: false, perPage: 50, maxPerPage: 100 };

/** A page of a verb's own list: `{ clients: […], next }` for the query's `take` and `from`. */
export function checkpointPage(items: readonly Json[], query: Query, list: string): Json {
  return page(items, query, { ...RULES, paging: 'checkpoint', list });
}

/** A verb's own list in the form that the query asks for: checkpoints, with totals, or a bare array. */
export function answeredPage(items: readonly Json[], query: Query, list: string): Json {
  return page(items, query, { ...RULES, paging: 'both', list });
}
