import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';

/** One change to the documents; `doc` undefined means that it is gone. */
export interface Change {
  readonly path: string;
  readonly id: string;
  readonly before: Doc | undefined;
  readonly doc: Doc | undefined;
}

/** Documents in memory. Every change is told to `changed`, in order. */
export class MemoryDocuments implements Documents {
  readonly #collections = new Map<string, Map<string, Doc>>();

  constructor(readonly changed: (change: Change) => void = () => {}) {}

  list(path: string): readonly Doc[] {
    return [...(this.#collections.get(path)?.values() ?? [])];
  }

  entries(path: string): readonly (readonly [string, Doc])[] {
    return [...(this.#collections.get(path)?.entries() ?? [])];
  }

  get(path: string, id: string): Doc | undefined {
    return this.#collections.get(path)?.get(id);
  }

  put(path: string, id: string, doc: Doc): void {
    const before = this.get(path, id);
    this.restore(path, id, doc);
    this.changed({ path, id, before, doc });
  }

  remove(path: string, id: string): boolean {
    const before = this.get(path, id);
    if (before === undefined) return false;
    this.restore(path, id, undefined);
    this.changed({ path, id, before, doc: undefined });
    return true;
  }

  removeUnder(path: string): void {
    for (const collection of [path, ...this.paths(`${path}/`)]) {
      for (const id of [...(this.#collections.get(collection)?.keys() ?? [])]) this.remove(collection, id);
    }
  }

  paths(prefix: string): readonly string[] {
    return [...this.#collections.keys()].filter((path) => path.startsWith(prefix));
  }

  /** Sets a document without telling anybody: for loading, and for taking a change back. */
  restore(path: string, id: string, doc: Doc | undefined): void {
    const collection = this.#collections.get(path);
    if (doc !== undefined) {
      if (collection) collection.set(id, doc);
      else this.#collections.set(path, new Map([[id, doc]]));
    } else if (collection) {
      collection.delete(id);
      if (collection.size === 0) this.#collections.delete(path);
    }
  }
}
