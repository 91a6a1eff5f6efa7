import type { Doc, Json } from '../../core/json.ts';
import { page } from '../paging.ts';

/** How many there are where the query does not say (documented). */
const PER_PAGE = 20;

/** A page of modules or of their versions: with every number, also where it is 0 (recorded). */
export function fullPage(items: readonly Doc[], query: Readonly<Record<string, string>>, list: string): Doc {
  const cut = page(items, query, {
    paging: 'pages',
    list,
    wrapped: true,
    perPage: PER_PAGE,
    maxPerPage: 100,
  });
  const { [list]: some = [], total = 0, page: number = 0, per_page = PER_PAGE } = cut as Record<string, Json>;
  return { [list]: some, total, page: number, per_page };
}
