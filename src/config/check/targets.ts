import type { Ref } from '../../resources/traits.ts';
import { NOT_COMPARED } from '../keywords/keywords.ts';
import { child, itemsOf, type Table, type Tree, textOf } from '../tree.ts';

export interface TargetOptions {
  readonly root: Table;
  /** Keys of which entries may be missing: they stand in a file that cannot be read. */
  readonly incomplete: ReadonlySet<string>;
  /** The entries of other environments, by their key. */
  readonly leftOut: ReadonlyMap<string, readonly Tree[]>;
}

/** What may be referred to: the entries of every list. */
export class Targets {
  readonly root: Table;
  readonly #options: TargetOptions;
  readonly #names = new Map<string, ReadonlySet<string>>();

  constructor(options: TargetOptions) {
    this.#options = options;
    this.root = options.root;
  }

  /** The values of the field `by` of all entries of a key. */
  names(key: string, by: string): ReadonlySet<string> {
    const id = `${key} ${by}`;
    const names = this.#names.get(id) ?? namesOf(itemsOf(child(this.root, key)), by);
    this.#names.set(id, names);
    return names;
  }

  /** False where entries of the key may be missing here. */
  isComplete(key: string): boolean {
    return !this.#options.incomplete.has(key);
  }

  /** False where it cannot be said what exists: a file is broken, or a name is a secret that is not there. */
  knows({ to, by }: Ref): boolean {
    return to.every(
      (key) => this.isComplete(key) && ![...this.names(key, by)].some((name) => name.includes(NOT_COMPARED)),
    );
  }

  /** True for what this environment leaves out. */
  isLeftOut({ to, by }: Ref, name: string): boolean {
    const isHere = to.some((key) => this.names(key, by).has(name));
    return !isHere && to.some((key) => namesOf(this.#options.leftOut.get(key) ?? [], by).has(name));
  }

  /** The same with a table besides. */
  with(other: Table): Targets {
    const entries = new Map([...this.root.entries, ...other.entries]);
    return new Targets({ ...this.#options, root: { ...this.root, entries } });
  }
}

function namesOf(entries: readonly Tree[], by: string): ReadonlySet<string> {
  return new Set(entries.map((entry) => textOf(child(entry, by))).filter((name) => name !== undefined));
}
