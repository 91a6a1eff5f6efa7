import type { Doc } from '../../core/json.ts';
import { TextIndex } from './text-index.ts';

interface Entry {
  readonly doc: Doc;
  /** Grows with every document that is made: what the order of creation is told by. */
  readonly position: number;
}

/** The documents of one path, in the order of creation. */
export class MemoryCollection {
  #entries = new Map<string, Entry>();
  readonly #indexes = new Map<string, TextIndex>();

  get size(): number {
    return this.#entries.size;
  }

  ids(): string[] {
    return [...this.#entries.keys()];
  }

  get(id: string): Doc | undefined {
    return this.#entries.get(id)?.doc;
  }

  /** Where the document stands in the order of creation. */
  positionOf(id: string): number | undefined {
    return this.#entries.get(id)?.position;
  }

  list(): Doc[] {
    const docs: Doc[] = [];
    for (const { doc } of this.#entries.values()) docs.push(doc);
    return docs;
  }

  entries(): [string, Doc][] {
    return [...this.#entries].map(([id, { doc }]) => [id, doc]);
  }

  oldest(most: number): [string, Doc][] {
    const found: [string, Doc][] = [];
    for (const [id, { doc }] of this.#entries) {
      if (found.length >= most) break;
      found.push([id, doc]);
    }
    return found;
  }

  /** The documents whose field has this text, whatever its case. An index is made when it is first asked for. */
  find(field: string, text: string): Doc[] {
    const index = this.#indexes.get(field) ?? new TextIndex(field, this.entries());
    this.#indexes.set(field, index);
    const docs: Doc[] = [];
    for (const id of index.ids(text)) {
      const doc = this.get(id);
      if (doc) docs.push(doc);
    }
    return docs;
  }

  set(id: string, doc: Doc, position: number): void {
    const before = this.#entries.get(id);
    this.#entries.set(id, { doc, position: before?.position ?? position });
    for (const index of this.#indexes.values()) index.changed(id, before?.doc, doc);
  }

  delete(id: string): void {
    const before = this.#entries.get(id);
    this.#entries.delete(id);
    for (const index of this.#indexes.values()) index.changed(id, before?.doc, undefined);
  }

  /** Gives a document another place in the order of creation; `reorder` makes it seen. */
  place(id: string, position: number): void {
    const entry = this.#entries.get(id);
    if (entry) this.#entries.set(id, { ...entry, position });
  }

  /** Puts documents that were taken back from a failed transaction where they stood. */
  reorder(): void {
    this.#entries = new Map([...this.#entries].sort(([, a], [, b]) => a.position - b.position));
  }
}
