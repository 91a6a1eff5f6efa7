import type { Json } from '../core/json.ts';
import type { HookContext } from './hook-context.ts';
import type { Verb } from './kind.ts';
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

/** A verb that lists by checkpoint what no collection of its own keeps: `{ roles: […], next }` of what `items` finds. */
export function checkpointVerb(
  path: string,
  scope: string,
  list: string,
  items: (context: HookContext) => readonly Json[],
): Verb {
  return {
    method: 'GET',
    path,
    scope,
    run: (_, context) => ({ status: 200, body: checkpointPage(items(context), context.query, list) }),
  };
}
