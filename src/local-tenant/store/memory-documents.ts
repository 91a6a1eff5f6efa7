import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import { MemoryCollection } from './memory-collection.ts';

/** One change to the documents; `doc` undefined means that it is gone. */
export interface Change {
  readonly path: string;
  readonly id: string;
  readonly before: Doc | undefined;
  readonly doc: Doc | undefined;
  /** Where `before` stood in the order of creation. */
  readonly position: number | undefined;
}

/** Documents in memory. Every change is told to `changed`, in order. */
export class MemoryDocuments implements Documents {
  readonly #collections = new Map<string, MemoryCollection>();
  #position = 0;
  /** Positions before those of every document that is made here. */
  #early = Number.MIN_SAFE_INTEGER;

  constructor(readonly changed: (change: Change) => void = () => {}) {}

  list(path: string): readonly Doc[] {
    return this.#collections.get(path)?.list() ?? [];
  }

  entries(path: string): readonly (readonly [string, Doc])[] {
    return this.#collections.get(path)?.entries() ?? [];
  }

  oldest(path: string, most: number): readonly (readonly [string, Doc])[] {
    return this.#collections.get(path)?.oldest(most) ?? [];
  }

  count(path: string): number {
    return this.#collections.get(path)?.size ?? 0;
  }

  find(path: string, field: string, text: string): readonly Doc[] {
    return this.#collections.get(path)?.find(field, text) ?? [];
  }

  get(path: string, id: string): Doc | undefined {
    return this.#collections.get(path)?.get(id);
  }

  put(path: string, id: string, doc: Doc): void {
    const before = this.get(path, id);
    const position = this.#collections.get(path)?.positionOf(id);
    this.load(path, id, doc);
    this.changed({ path, id, before, doc, position });
  }

  remove(path: string, id: string): boolean {
    const before = this.get(path, id);
    if (before === undefined) return false;
    const position = this.#collections.get(path)?.positionOf(id);
    this.#delete(path, id);
    this.changed({ path, id, before, doc: undefined, position });
    return true;
  }

  removeUnder(path: string): void {
    for (const collection of [path, ...this.paths(`${path}/`)]) {
      for (const id of this.#collections.get(collection)?.ids() ?? []) this.remove(collection, id);
    }
  }

  paths(prefix: string): readonly string[] {
    return [...this.#collections.keys()].filter((path) => path.startsWith(prefix));
  }

  /** Sets a document without telling anybody. */
  load(path: string, id: string, doc: Doc, position: number = ++this.#position): void {
    const collection = this.#collections.get(path) ?? new MemoryCollection();
    this.#collections.set(path, collection);
    collection.set(id, doc, position);
  }

  /** Puts these documents of a collection, in this order, before all others of it, without telling anybody. */
  arrange(path: string, ids: readonly string[]): void {
    const collection = this.#collections.get(path);
    for (const id of ids) collection?.place(id, ++this.#early);
    collection?.reorder();
  }

  /** Takes changes back, the last one first, without telling anybody; the order of creation is as it was. */
  takeBack(changes: readonly Change[]): void {
    const moved = new Set<string>();
    for (const { path, id, before, doc, position } of [...changes].reverse()) {
      if (before === undefined) this.#delete(path, id);
      else {
        this.load(path, id, before, position);
        if (doc === undefined) moved.add(path);
      }
    }
    for (const path of moved) this.#collections.get(path)?.reorder();
  }

  #delete(path: string, id: string): void {
    const collection = this.#collections.get(path);
    collection?.delete(id);
    if (collection?.size === 0) this.#collections.delete(path);
  }
}
