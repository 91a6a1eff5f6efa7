import type * as z from 'zod';
import { type Doc, docOf, type Json } from '../../core/json.ts';
import type { Kind } from '../../resources/kind.ts';
import type { Paging } from '../../resources/shapes.ts';
import { traitsOf } from '../../resources/traits.ts';
import { fillPath } from '../management-api/paths.ts';
import { linkId } from '../management-api/shapes/links.ts';
import { type ListAnswer, type Pages, readList, withQuery } from './read-list.ts';
import type { Source } from './source.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

/** Of people, Auth0 lists no more by page (documented). */
const REACH = 1000;

/** A document as it is kept, under its id. */
export type Entry = readonly [id: string, doc: Doc];

/** What was read, or how the upstream refused it. */
export type Read = { readonly entries: readonly Entry[] } | { readonly refused: UpstreamAnswer };

/**
 * Everything at a path of the upstream, in the order in which it was made; of documents that are `known` only the place
 * counts. Raises what `readList` raises.
 */
export async function readAll(
  upstream: Upstream,
  source: Source,
  known: (id: string) => boolean = () => false,
): Promise<Read> {
  const { kind } = source;
  const { shape, reading } = kind;
  if (shape.type === 'document' || reading?.whole) return readWhole(upstream, source);
  if (reading?.list !== undefined) return readOnly(upstream, source, reading.list);
  const answer = await readList(upstream, encoded(kind, source.params), pagesOf(kind));
  if ('refused' in answer) return answer;
  if (shape.type === 'list') {
    return { entries: [['', { items: answer.items.map((item) => adopted(source, item) ?? item) }]] };
  }
  const items = isReversed(kind) ? [...answer.items].reverse() : answer.items;
  const entries = items.flatMap((item) => entryOf(source, item));
  const whole = entries.map((entry) => (known(entry[0]) ? [entry] : wholeOf(upstream, source, entry)));
  return { entries: (await Promise.all(whole)).flat() };
}

/** A document that a list shows, with what the list leaves out. */
async function wholeOf(upstream: Upstream, source: Source, entry: Entry): Promise<readonly Entry[]> {
  if (!source.kind.reading?.each) return [await completed(upstream, source, entry)];
  const read = await readOne(upstream, source, entry[0]);
  return 'entries' in read ? read.entries : [];
}

/** One document of a collection; none where the upstream answers 404. */
export async function readOne(upstream: Upstream, source: Source, id: string): Promise<Read> {
  const { kind, params } = source;
  const at = `${encoded(kind, params)}/${encodeURIComponent(id)}`;
  const answer = await upstream.get(withQuery(at, kind.reading?.query ?? {}));
  if (answer.status === 404) return { entries: [] };
  if (answer.status !== 200) return { refused: answer };
  const entries = entryOf(source, answer.body);
  return { entries: await Promise.all(entries.map((entry) => completed(upstream, source, entry))) };
}

/** Those documents of a path whose field has the text. */
export async function readFound(
  upstream: Upstream,
  source: Source,
  field: string,
  text: string,
): Promise<Read> {
  const { path = '', list = '' } = source.kind.reading?.find?.[field] ?? {};
  const pages: Pages = { ...pagesOf(source.kind), paging: list === '' ? 'none' : 'checkpoint', list };
  const answer = await readList(upstream, path.replace('{}', encodeURIComponent(text)), pages);
  return entriesIn(answer, source);
}

/** A document, or what has no pages and is kept as one. */
async function readWhole(upstream: Upstream, source: Source): Promise<Read> {
  const { kind, params } = source;
  const answer = await upstream.get(withQuery(encoded(kind, params), kind.reading?.query ?? {}));
  if (answer.status === 404) return { entries: [] };
  if (answer.status !== 200) return { refused: answer };
  const doc = adopted(source, answer.body);
  return { entries: doc === undefined || isEmpty(kind, doc) ? [] : [['', doc]] };
}

/** What there is at most one of, and no list. */
async function readOnly(upstream: Upstream, source: Source, path: string): Promise<Read> {
  const answer = await upstream.get(path);
  if (answer.status === 404) return { entries: [] };
  return answer.status === 200 ? { entries: entryOf(source, answer.body) } : { refused: answer };
}

function entriesIn(answer: ListAnswer, source: Source): Read {
  return 'refused' in answer ? answer : { entries: answer.items.flatMap((item) => entryOf(source, item)) };
}

/** The document with the field that newer answers tell elsewhere. */
async function completed(upstream: Upstream, { kind }: Source, [id, doc]: Entry): Promise<Entry> {
  const missing = kind.reading?.completed;
  if (!missing || doc[missing.field] !== undefined) return [id, doc];
  const at = fillPath(missing.path, { id: encodeURIComponent(id) });
  const pages: Pages = {
    paging: 'checkpoint',
    list: missing.list,
    wrapped: true,
    perPage: 100,
    id: missing.key,
  };
  const answer = await readList(upstream, at, pages);
  if ('refused' in answer) return [id, doc];
  return [id, { ...doc, [missing.field]: answer.items.map((item) => item[missing.key] ?? '') }];
}

export function entryOf(source: Source, answer: Json): readonly Entry[] {
  const doc = adopted(source, answer);
  return doc ? [[idOf(source.kind, doc), doc]] : [];
}

/** What a document is kept under. */
function idOf({ shape }: Kind, doc: Doc): string {
  if (shape.type === 'links') return linkId(shape, doc);
  return shape.type === 'collection' ? String(doc[shape.id]) : '';
}

function adopted({ kind, params }: Source, answer: Json): Doc | undefined {
  if (kind.reading?.adopt) return kind.reading.adopt(answer, params);
  return kind.shape.type === 'links' ? linkIn(kind, docOf(answer)) : docOf(answer);
}

/** A link is kept without what an answer tells of the other side. */
function linkIn(kind: Kind, answer: Doc): Doc {
  const fields = kind.fields.shape as Readonly<Record<string, z.ZodType>>;
  return Object.fromEntries(
    Object.entries(answer).filter(([key]) => fields[key] !== undefined && !traitsOf(fields[key]).readOnly),
  );
}

/** Whether an answer says no more than that nothing has been set. */
function isEmpty({ shape }: Kind, doc: Doc): boolean {
  if (shape.type !== 'document' || !shape.empty) return false;
  return JSON.stringify(doc) === JSON.stringify(shape.empty);
}

function isReversed({ shape, reading }: Kind): boolean {
  return reading?.newestFirst === true || (shape.type === 'collection' && shape.newestFirst === true);
}

function pagesOf({ shape, reading }: Kind): Pages {
  if (shape.type === 'collection') {
    const { list, maxPerPage: perPage, id } = shape;
    const paging = reading?.paging ?? shape.paging;
    const wrapped = shape.wrapped || !shape.verbs.includes('list');
    return { paging, list, wrapped, perPage, id, ...(reading?.large && { reach: REACH }) };
  }
  const list = shape.type === 'links' || shape.type === 'list' ? shape.list : '';
  const id = shape.type === 'links' && shape.key.length === 1 ? (shape.key[0] ?? '') : '';
  return {
    paging: reading?.paging ?? pagingOf(shape),
    list,
    wrapped: shape.type === 'list',
    perPage: 100,
    id,
  };
}

function pagingOf(shape: Kind['shape']): Paging {
  if (shape.type === 'links') return shape.paging;
  return shape.type === 'list' && shape.paged ? 'pages' : 'none';
}

function encoded(kind: Kind, params: Source['params']): string {
  const safe = Object.entries(params).map(([name, value]) => [name, encodeURIComponent(value)]);
  return fillPath(kind.path, Object.fromEntries(safe));
}
