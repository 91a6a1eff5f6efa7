import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import type { Kind } from '../../resources/kind.ts';
import { MemoryDocuments } from '../store/memory-documents.ts';
import { Known } from './known.ts';
import { type Missing, notLoaded } from './not-loaded.ts';
import { type Source, sourceOf } from './source.ts';

/**
 * The documents of a fork: those that were read from its upstream, with what was written since. Asking for others raises
 * `NotLoaded`. What was written or removed here stays so, whatever is read later.
 */
export class ForkDocuments implements Documents {
  readonly known = new Known();
  /** As they were read. */
  readonly origin = new MemoryDocuments();
  readonly #sources = new Map<string, Source | undefined>();

  constructor(
    readonly memory: MemoryDocuments,
    readonly kinds: readonly Kind[],
    readonly writing: () => boolean,
  ) {}

  list(path: string): readonly Doc[] {
    this.#need({ path });
    return this.memory.list(path);
  }

  entries(path: string): readonly (readonly [string, Doc])[] {
    this.#need({ path });
    return this.memory.entries(path);
  }

  oldest(path: string, most: number): readonly (readonly [string, Doc])[] {
    this.#need({ path });
    return this.memory.oldest(path, most);
  }

  count(path: string): number {
    this.#need({ path });
    return this.memory.count(path);
  }

  find(path: string, field: string, text: string): readonly Doc[] {
    const special = this.sourceOf(path)?.kind.reading?.find?.[field] !== undefined;
    if (!this.known.hasFound(path, field, text))
      this.#need(special ? { path, find: { field, text } } : { path });
    return this.memory.find(path, field, text);
  }

  get(path: string, id: string): Doc | undefined {
    const held = this.memory.get(path, id);
    if (held === undefined) this.#need({ path, id });
    return held;
  }

  put(path: string, id: string, doc: Doc): void {
    // What there is one of may be written unseen, and what it was before is what a plan compares it with.
    if (id === '') this.#need({ path });
    this.memory.put(path, id, doc);
  }

  remove(path: string, id: string): boolean {
    // Else it would be there again once it is read.
    this.#need({ path, id });
    return this.memory.remove(path, id);
  }

  removeUnder(path: string): void {
    this.#need({ path });
    this.memory.removeUnder(path);
  }

  /** Those that have been read, or written: nobody can tell of which ones there might be more. */
  paths(prefix: string): readonly string[] {
    for (const kind of this.kinds) {
      // Things that have a path each, and one list of all of them.
      if (kind.reading?.place && kind.path.startsWith(prefix)) this.#need({ path: kind.reading.list ?? '' });
    }
    return this.memory.paths(prefix);
  }

  /** Where the documents of a path come from; undefined where they are the fork's own. */
  sourceOf(path: string): Source | undefined {
    if (!this.#sources.has(path)) this.#sources.set(path, sourceOf(this.kinds, path));
    return this.#sources.get(path);
  }

  /** Takes what was read: everything at a path, in its order. */
  loadAll(path: string, docs: readonly (readonly [id: string, doc: Doc])[]): void {
    for (const [id, doc] of docs) this.loadOne(path, id, doc);
    const ids = docs.map(([id]) => id);
    this.memory.arrange(path, ids);
    this.origin.arrange(path, ids);
    this.known.addWhole(path);
  }

  /** Takes one document that was read, or that there is none. */
  loadOne(path: string, id: string, doc: Doc | undefined): void {
    if (this.known.has(path, id)) return;
    this.known.add(path, id);
    if (doc === undefined) return;
    this.origin.load(path, id, doc);
    if (this.memory.get(path, id) === undefined) this.memory.load(path, id, doc);
  }

  /** Forgets what was written since: every document is as it was read. What the fork has of its own stays. */
  reset(): void {
    for (const path of this.memory.paths('/')) {
      if (!path.startsWith('/_')) this.memory.removeUnder(path);
    }
    for (const path of this.origin.paths('/')) {
      for (const [id, doc] of this.origin.entries(path)) this.memory.put(path, id, doc);
    }
  }

  #need(missing: Missing): void {
    const source = this.sourceOf(missing.path);
    const wanted = source && wantedOf(source, missing);
    if (!wanted || this.#isKnown(wanted) || this.#isMadeHere(missing.path)) return;
    if (source.large && wanted.id === undefined && this.writing()) return;
    notLoaded(wanted);
  }

  #isKnown({ path, id, find }: Missing): boolean {
    if (find) return this.known.hasFound(path, find.field, find.text);
    return this.known.has(path, id);
  }

  /** Whether the path hangs on a document that was made here: the upstream has nothing there. */
  #isMadeHere(path: string): boolean {
    const parts = path.split('/');
    return parts.some((id, i) => {
      const parent = parts.slice(0, i).join('/');
      return i > 1 && this.memory.get(parent, id) !== undefined && this.origin.get(parent, id) === undefined;
    });
  }
}

/** What is to be read so that what is asked for is there; undefined where the upstream never tells it. */
function wantedOf({ kind, single, listed }: Source, { path, id, find }: Missing): Missing | undefined {
  if (kind.reading?.place) return { path: kind.reading.list ?? path };
  if (find) return { path, find };
  if (id !== undefined && single) return { path, id };
  return listed ? { path } : undefined;
}
