/** What a fork has read so far: whole paths, single documents (also that there is none), searches. */
export class Known {
  readonly #whole = new Set<string>();
  readonly #ids = new Map<string, Set<string>>();
  readonly #found = new Set<string>();

  has(path: string, id?: string): boolean {
    return this.#whole.has(path) || (id !== undefined && this.#ids.get(path)?.has(id) === true);
  }

  hasFound(path: string, field: string, text: string): boolean {
    return this.#whole.has(path) || this.#found.has(JSON.stringify([path, field, text.toLowerCase()]));
  }

  add(path: string, id: string): void {
    const ids = this.#ids.get(path) ?? new Set();
    this.#ids.set(path, ids.add(id));
  }

  addWhole(path: string): void {
    this.#whole.add(path);
  }

  addFound(path: string, field: string, text: string): void {
    this.#found.add(JSON.stringify([path, field, text.toLowerCase()]));
  }

  /** Paths that are known whole, and those of which some documents are. */
  get whole(): readonly string[] {
    return [...this.#whole];
  }

  get partly(): readonly string[] {
    return [...this.#ids.keys()];
  }

  ids(path: string): readonly string[] {
    return [...(this.#ids.get(path) ?? [])];
  }

  get found(): readonly string[] {
    return [...this.#found];
  }

  /** Takes a search over as `found` tells it. */
  addSearch(search: string): void {
    this.#found.add(search);
  }
}
