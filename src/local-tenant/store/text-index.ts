import type { Doc, Json } from '../../core/json.ts';

/** Which documents of a collection have a text in one of their fields, whatever its case. */
export class TextIndex {
  readonly #ids = new Map<string, Set<string>>();

  constructor(
    readonly field: string,
    documents: Iterable<readonly [string, Doc]>,
  ) {
    for (const [id, doc] of documents) this.changed(id, undefined, doc);
  }

  ids(text: string): Iterable<string> {
    return this.#ids.get(text.toLowerCase()) ?? [];
  }

  changed(id: string, before: Doc | undefined, doc: Doc | undefined): void {
    const [was, is] = [folded(before?.[this.field]), folded(doc?.[this.field])];
    if (was === is) return;
    if (was !== undefined) this.#forget(was, id);
    if (is !== undefined) {
      const known = this.#ids.get(is);
      if (known) known.add(id);
      else this.#ids.set(is, new Set([id]));
    }
  }

  #forget(text: string, id: string): void {
    const known = this.#ids.get(text);
    known?.delete(id);
    if (known?.size === 0) this.#ids.delete(text);
  }
}

function folded(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}
