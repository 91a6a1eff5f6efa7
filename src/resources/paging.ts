import type { Json } from '../core/json.ts';
import { ApiError } from './api-error.ts';
import type { Paging } from './shapes.ts';

export interface PageRules<T extends Json = Json> {
  readonly paging: Paging;
  /** The key of the list in an answer that is an object. */
  readonly list: string;
  readonly wrapped: boolean;
  readonly perPage: number;
  readonly maxPerPage: number;
  /** True where a checkpoint's page that is too large is cut down, and not refused. */
  readonly capped?: boolean;
  /** How many documents can be reached by page and per_page; later ones by checkpoint only. */
  readonly reach?: number;
  /** True where an answer with totals tells besides how many its page has: `length`. */
  readonly tellsCount?: boolean;
  /** Where `next` is no place in the list. */
  readonly cursor?: Cursor<T>;
}

/** What `next` says of the last document of a page, and which come after it. There is a `next` while a page is not empty. */
export interface Cursor<T> {
  of(doc: T): string;
  after(docs: readonly T[], cursor: string): readonly T[];
}

/** A page, or everything: a bare array, or an object with the list and how it was cut. */
type Page = readonly Json[] | { readonly [key: string]: Json };

type Query = Readonly<Record<string, string>>;

/**
 * One page of the documents, in the form that the query asks for. As recorded: a bare array; with
 * `include_totals=true` `{ start, limit, total, <list> }`; with `take` or `from` `{ <list>, next }`; for the kinds that are always
 * wrapped (Actions) `{ <list>, total, page, per_page }`, where a 0 is left out. Only the documents of the page are
 * shown, with `show`.
 */
export function page<T extends Json>(
  docs: readonly T[],
  query: Query,
  rules: PageRules<T>,
  show: (doc: T) => Json = (doc) => doc,
): Page {
  const byCheckpoint = query['take'] !== undefined || query['from'] !== undefined;
  if (rules.paging === 'checkpoint' || (rules.paging === 'both' && byCheckpoint))
    return checkpoint(docs, query, rules, show);
  if (rules.paging === 'none') {
    const all = docs.map(show);
    return rules.wrapped ? { [rules.list]: all } : all;
  }
  const number = integer(query, 'page', 0);
  const asked = integer(query, 'per_page', rules.perPage);
  if (asked > rules.maxPerPage) tooLarge('per_page', rules.maxPerPage);
  const start = number * asked;
  if (rules.reach !== undefined && start + asked > rules.reach) tooFar(rules.reach);
  const items = docs.slice(start, start + asked).map(show);
  if (query['include_totals'] === 'true')
    return {
      start,
      limit: asked,
      ...(rules.tellsCount && { length: items.length }),
      total: docs.length,
      [rules.list]: items,
    };
  if (!rules.wrapped) return items;
  return {
    [rules.list]: items,
    // A page behind the last one tells no total (recorded).
    ...(items.length > 0 && { total: docs.length }),
    ...(number > 0 && { page: number }),
    per_page: asked,
  };
}

function checkpoint<T extends Json>(
  docs: readonly T[],
  query: Query,
  rules: PageRules<T>,
  show: (doc: T) => Json,
): Page {
  const asked = integer(query, 'take', rules.perPage);
  if (asked > rules.maxPerPage && !rules.capped) tooLarge('take', rules.maxPerPage);
  const take = Math.min(asked, rules.maxPerPage);
  if (rules.cursor) return byCursor(docs, query['from'], take, rules, rules.cursor, show);
  const start = startOf(query['from'], docs.length);
  const items = docs.slice(start, start + take);
  const end = start + items.length;
  return {
    [rules.list]: items.map(show),
    ...(end < docs.length && { next: Buffer.from(String(end)).toString('base64url') }),
  };
}

function byCursor<T extends Json>(
  docs: readonly T[],
  from: string | undefined,
  take: number,
  { list }: PageRules<T>,
  cursor: Cursor<T>,
  show: (doc: T) => Json,
): Page {
  const rest = from === undefined ? docs : cursor.after(docs, Buffer.from(from, 'base64url').toString());
  const items = rest.slice(0, take);
  const last = items.at(-1);
  return {
    [list]: items.map(show),
    ...(last !== undefined && { next: Buffer.from(cursor.of(last)).toString('base64url') }),
  };
}

function startOf(from: string | undefined, length: number): number {
  if (from === undefined) return 0;
  const place = Buffer.from(from, 'base64url').toString();
  const start = Number(place);
  if (!/^\d+$/.test(place) || start > length) {
    throw new ApiError(
      400,
      "Query validation error: 'Invalid value' on property from.",
      'invalid_query_string',
    );
  }
  return start;
}

function integer(query: Query, name: string, otherwise: number): number {
  const text = query[name];
  if (text === undefined) return otherwise;
  if (!/^\d+$/.test(text)) {
    throw new ApiError(
      400,
      `Query validation error: 'Expected type integer but found type string' on property ${name}.`,
      'invalid_query_string',
    );
  }
  return Number(text);
}

function tooLarge(name: string, maximum: number): never {
  throw new ApiError(
    400,
    `Query validation error: 'Value ${name} is greater than maximum ${maximum}' on property ${name}.`,
    'invalid_query_string',
  );
}

/** Documented of organizations, members and users. */
function tooFar(reach: number): never {
  throw new ApiError(
    400,
    `Requesting page exceeds the allowed maximum of ${reach} records`,
    'invalid_paging',
  );
}
