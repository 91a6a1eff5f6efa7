import { type Doc, docsOf, isDoc } from '../../core/json.ts';
import { fail } from '../../core/problem.ts';
import type { Paging } from '../../resources/shapes.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

/** How a list is cut into pages. */
export interface Pages {
  readonly paging: Paging;
  /** The key of the list in an answer that is an object. */
  readonly list: string;
  /** True where every answer is an object, and `include_totals` no parameter. */
  readonly wrapped: boolean;
  readonly perPage: number;
  /** The field that tells two items apart. */
  readonly id: string;
  /** How many items can be reached page by page. */
  readonly reach?: number;
}

/** A list that has been read whole, or how the upstream refused it. */
export type ListAnswer = { readonly items: readonly Doc[] } | { readonly refused: UpstreamAnswer };

/** How often a list is read that changes while it is read. */
const TRIES = 4;

interface Page {
  readonly items: readonly Doc[];
  readonly total: number | undefined;
  readonly next: string | undefined;
}

/** What ends a reading that cannot be right. */
class Changed extends Error {}

class Refused extends Error {
  constructor(readonly answer: UpstreamAnswer) {
    super(`the upstream answered ${answer.status}`);
  }
}

/**
 * Everything of a list, each page read once. Where an item comes twice, or not as many come as there should be, the
 * list has changed between two pages: it is read again, a few times. Raises `upstream-changing`, and what `get` raises.
 */
export async function readList(upstream: Upstream, path: string, pages: Pages): Promise<ListAnswer> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      return { items: checked(await allPages(upstream, path, pages), pages) };
    } catch (error) {
      if (error instanceof Refused) return { refused: error.answer };
      if (!(error instanceof Changed)) throw error;
    }
  }
  return fail('upstream-changing', { domain: upstream.domain, path });
}

function allPages(upstream: Upstream, path: string, pages: Pages): Promise<readonly Doc[]> {
  if (pages.paging === 'none') return page(upstream, path, pages).then(({ items }) => items);
  return pages.paging === 'pages' ? byNumber(upstream, path, pages) : byCheckpoint(upstream, path, pages);
}

async function byNumber(upstream: Upstream, path: string, pages: Pages): Promise<readonly Doc[]> {
  const { perPage, wrapped, reach } = pages;
  const at = (number: number) =>
    page(
      upstream,
      withQuery(path, { page: number, per_page: perPage, ...(!wrapped && { include_totals: true }) }),
      pages,
    );
  const first = await at(0);
  const total = first.total;
  if (first.items.length < perPage && (total ?? 0) <= first.items.length) return first.items;
  if (total === undefined) return [...first.items, ...(await untilShort(at, 1, perPage))];
  if (reach !== undefined && total > reach) {
    fail('upstream-too-many', { domain: upstream.domain, path, count: total, most: reach });
  }
  const numbers = Array.from({ length: Math.ceil(total / perPage) - 1 }, (_, i) => i + 1);
  const rest = await Promise.all(numbers.map(at));
  const items = [first, ...rest].flatMap((one) => one.items);
  if (items.length !== total || rest.some((one) => one.total !== total)) throw new Changed();
  return items;
}

async function untilShort(
  at: (number: number) => Promise<Page>,
  from: number,
  perPage: number,
): Promise<Doc[]> {
  const items: Doc[] = [];
  for (let number = from; ; number += 1) {
    const { items: some } = await at(number);
    items.push(...some);
    if (some.length < perPage) return items;
  }
}

async function byCheckpoint(upstream: Upstream, path: string, pages: Pages): Promise<readonly Doc[]> {
  const items: Doc[] = [];
  let from: string | undefined;
  do {
    const query = { take: pages.perPage, ...(from !== undefined && { from }) };
    const { items: some, next } = await page(upstream, withQuery(path, query), pages);
    items.push(...some);
    from = some.length > 0 ? next : undefined;
  } while (from !== undefined);
  return items;
}

/** Throws `Refused`. */
async function page(upstream: Upstream, path: string, { list }: Pages): Promise<Page> {
  const answer = await upstream.get(path);
  if (answer.status !== 200) throw new Refused(answer);
  const { body } = answer;
  const wrapped = isDoc(body) ? body : {};
  const { total, next } = wrapped;
  return {
    items: docsOf(isDoc(body) ? body[list] : body),
    total: typeof total === 'number' ? total : undefined,
    next: typeof next === 'string' && next !== '' ? next : undefined,
  };
}

/** Throws `Changed` where an item is there twice. */
function checked(items: readonly Doc[], { id }: Pages): readonly Doc[] {
  const ids = new Set(
    items.map((item) => (item[id] === undefined ? JSON.stringify(item) : String(item[id]))),
  );
  if (ids.size !== items.length) throw new Changed();
  return items;
}

/** The path with a query, which it may have one of already. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | boolean>>): string {
  const entries = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(String(value))}`,
  );
  if (entries.length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${entries.join('&')}`;
}
