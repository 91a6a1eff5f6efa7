import type { Json } from '../core/json.ts';
import type { Span } from './source.ts';

/** YAML data that remembers where it stands: aliases and merge keys are resolved. */
export type Tree = Leaf | List | Table;

export interface Leaf {
  readonly kind: 'leaf';
  readonly value: string | number | boolean | null;
  readonly at: Span;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly at: Span;
}

export interface Table {
  readonly kind: 'table';
  readonly entries: ReadonlyMap<string, Entry>;
  /** The first key. */
  readonly at: Span;
}

export interface Entry {
  readonly key: string;
  readonly keyAt: Span;
  readonly value: Tree;
}

export type Path = readonly (string | number)[];

export function leaf(value: Leaf['value'], at: Span): Leaf {
  return { kind: 'leaf', value, at };
}

export function list(items: readonly Tree[], at: Span): List {
  return { kind: 'list', items, at };
}

export function table(entries: Iterable<Entry>, at: Span): Table {
  return { kind: 'table', entries: new Map([...entries].map((entry) => [entry.key, entry])), at };
}

/** The value under a key, where the tree is a table that has it. */
export function child(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'table' ? tree.entries.get(key)?.value : undefined;
}

/** The items of a list, or none. */
export function itemsOf(tree: Tree | undefined): readonly Tree[] {
  return tree?.kind === 'list' ? tree.items : [];
}

/** The text of a leaf that holds one. */
export function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'leaf' && typeof tree.value === 'string' ? tree.value : undefined;
}

/** The part at a path, or undefined where the tree ends before. */
export function treeAt(tree: Tree, path: Path): Tree | undefined {
  let part: Tree | undefined = tree;
  for (const step of path) {
    part = part?.kind === 'list' ? part.items[Number(step)] : child(part, String(step));
  }
  return part;
}

/** The tree without its positions. */
export function toData(tree: Tree): Json {
  if (tree.kind === 'leaf') return tree.value;
  if (tree.kind === 'list') return tree.items.map(toData);
  return Object.fromEntries([...tree.entries.values()].map(({ key, value }) => [key, toData(value)]));
}

/** Data as a tree of which every part stands at `at`. */
export function fromData(data: Json, at: Span): Tree {
  if (data === null || typeof data !== 'object') return leaf(data, at);
  if (isList(data))
    return list(
      data.map((item) => fromData(item, at)),
      at,
    );
  const entries = Object.entries(data).map(([key, value]) => ({
    key,
    keyAt: at,
    value: fromData(value, at),
  }));
  return table(entries, at);
}

/** Every leaf and every key of a tree, in order. */
export function* leavesOf(tree: Tree): Generator<{ readonly text: Leaf['value']; readonly at: Span }> {
  if (tree.kind === 'leaf') yield { text: tree.value, at: tree.at };
  else if (tree.kind === 'list') for (const item of tree.items) yield* leavesOf(item);
  else {
    for (const { key, keyAt, value } of tree.entries.values()) {
      yield { text: key, at: keyAt };
      yield* leavesOf(value);
    }
  }
}

function isList(data: Json): data is readonly Json[] {
  return Array.isArray(data);
}
