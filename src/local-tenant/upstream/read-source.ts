import { fail } from '../../core/problem.ts';
import type { Kind } from '../../resources/kind.ts';
import { fillPath } from '../management-api/paths.ts';
import { adopted, type Entry, entryOf, isEmpty } from './entry-of.ts';
import { pagesOf } from './pages-of.ts';
import { type ListAnswer, type Pages, readList, withQuery } from './read-list.ts';
import type { Source } from './source.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

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
    return { entries: [['', { items: answer.items.map((item) => adopted(source.kind, item) ?? item) }]] };
  }
  const items = isReversed(kind) ? [...answer.items].reverse() : answer.items;
  const entries = items.flatMap((item) => entryOf(source.kind, item));
  const whole = entries.map((entry) => (known(entry[0]) ? [entry] : wholeOf(upstream, source, entry)));
  return { entries: (await Promise.all(whole)).flat() };
}

/** A document that a list shows, with what the list leaves out. */
async function wholeOf(upstream: Upstream, source: Source, entry: Entry): Promise<readonly Entry[]> {
  if (!source.kind.reading?.each) return [await completed(upstream, source, entry)];
  const read = await readOne(upstream, source, entry[0]);
  return 'entries' in read
    ? read.entries
    : refusedWithin(upstream, `${source.path}/${entry[0]}`, read.refused);
}

/** One document of a collection; none where the upstream answers 404. */
export async function readOne(upstream: Upstream, source: Source, id: string): Promise<Read> {
  const { kind, params } = source;
  const at = `${encoded(kind, params)}/${encodeURIComponent(id)}`;
  const answer = await upstream.get(withQuery(at, kind.reading?.query ?? {}));
  if (answer.status === 404) return { entries: [] };
  if (answer.status !== 200) return { refused: answer };
  const entries = entryOf(source.kind, answer.body);
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
  const doc = adopted(source.kind, answer.body);
  return { entries: doc === undefined || isEmpty(kind, doc) ? [] : [['', doc]] };
}

/** What there is at most one of, and no list. */
async function readOnly(upstream: Upstream, source: Source, path: string): Promise<Read> {
  const answer = await upstream.get(path);
  if (answer.status === 404) return { entries: [] };
  return answer.status === 200 ? { entries: entryOf(source.kind, answer.body) } : { refused: answer };
}

function entriesIn(answer: ListAnswer, source: Source): Read {
  return 'refused' in answer
    ? answer
    : { entries: answer.items.flatMap((item) => entryOf(source.kind, item)) };
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
  if ('refused' in answer) {
    // Gone meanwhile.
    if (answer.refused.status === 404) return [id, doc];
    return refusedWithin(upstream, at, answer.refused);
  }
  return [id, { ...doc, [missing.field]: answer.items.map((item) => item[missing.key] ?? '') }];
}

/** A part that is refused of something that is told: what is told is not all of it. */
function refusedWithin({ domain }: Upstream, path: string, { status }: UpstreamAnswer): never {
  return fail('upstream-unread', { domain, path, reason: `it answered ${status}` });
}

function isReversed({ shape, reading }: Kind): boolean {
  return reading?.newestFirst === true || (shape.type === 'collection' && shape.newestFirst === true);
}

function encoded(kind: Kind, params: Source['params']): string {
  const safe = Object.entries(params).map(([name, value]) => [name, encodeURIComponent(value)]);
  return fillPath(kind.path, Object.fromEntries(safe));
}
