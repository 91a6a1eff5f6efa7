import type { Doc, Json } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { page } from '../paging.ts';
import type { SearchRules } from '../search/compile-query.ts';
import { searchFor } from '../search/search.ts';
import { sorted } from '../search/sorted.ts';
import { selectedFields } from '../selected-fields.ts';

/** Auth0's documentation: no more can be paged through. */
const WINDOW = 1000;

/** Auth0's documentation, "Log search query syntax": every field keeps its case. */
const RULES: SearchRules = {
  bareFields: ['client_name', 'connection', 'description', 'ip', 'log_id', 'type', 'user_name'],
  foldedFields: new Set(),
};

/** Auth0's documentation of `search`: without a field's name, what these begin with, whatever the case. */
const BEGINNINGS = ['client_name', 'connection', 'user_name'];

/** A page of the entries that `q` or `search` means, the newest first unless `sort` says otherwise. */
export function searchedLogs(logs: readonly Doc[], { query }: HookContext): Json {
  const q = query['q'] || query['search'];
  const found = q ? logs.filter(predicateOf(q, query['q'] === undefined)) : logs;
  const ordered = query['sort'] ? sorted(found, query['sort']) : [...found].reverse();
  const rules = {
    paging: 'pages',
    list: 'logs',
    wrapped: false,
    perPage: 50,
    maxPerPage: 100,
    reach: WINDOW,
    tellsCount: true,
  } as const;
  return totalOfPage(page(ordered, query, rules, (log) => selectedFields(log, query)));
}

function predicateOf(q: string, bare: boolean): (log: Doc) => boolean {
  if (!bare || q.includes(':')) return searchFor(q, RULES);
  const beginning = q.toLowerCase();
  return (log) =>
    BEGINNINGS.some((field) =>
      String(log[field] ?? '')
        .toLowerCase()
        .startsWith(beginning),
    );
}

/** Auth0's documentation: `total` tells how many are in the page, as `length` does. */
function totalOfPage(answer: Json): Json {
  const totals = answer as Doc;
  return Array.isArray(answer) ? answer : { ...totals, total: totals.length ?? 0 };
}
