import { nearest } from '../core/nearest.ts';
import { problem } from '../core/problem.ts';
import type { Report } from './report.ts';
import { positionOf } from './source.ts';
import { child, type Leaf, type Table, type Tree, table } from './tree.ts';

export interface OnlyOptions {
  readonly environment: string;
  /** Every environment there is. */
  readonly known: readonly string[];
  readonly report: Report;
  /** Gets each entry that is left out, with the top-level key that it stands under. */
  leftOut(key: string, entry: Tree): void;
}

/** The file without the list items whose `only` names other environments, and without the key `only`. */
export function keepOnly(file: Table, options: OnlyOptions): Table {
  return mapValues(file, (value, key) => keepIn(value, key, options));
}

function keepIn(tree: Tree, key: string, options: OnlyOptions): Tree {
  if (tree.kind === 'leaf') return tree;
  if (tree.kind === 'table') return mapValues(tree, (value) => keepIn(value, key, options));
  const items = tree.items.filter((item) => {
    const kept = isMeant(item, options);
    if (!kept) options.leftOut(key, item);
    return kept;
  });
  return { ...tree, items: items.map((item) => keepIn(withoutOnly(item), key, options)) };
}

function isMeant(item: Tree, options: OnlyOptions): boolean {
  const only = child(item, 'only');
  if (!only) return true;
  const names = only.kind === 'list' ? only.items : [only];
  return names
    .filter((name) => isEnvironment(name, options))
    .some((name) => name.value === options.environment);
}

function isEnvironment(name: Tree, { known, report }: OnlyOptions): name is Leaf {
  const text = name.kind === 'leaf' ? String(name.value) : '';
  if (known.includes(text)) return true;
  const facts = { name: text, known: known.join(', '), nearest: nearest(text, known) };
  report(problem('unknown-environment', facts, positionOf(name.at)));
  return false;
}

function withoutOnly(item: Tree): Tree {
  if (item.kind !== 'table' || !item.entries.has('only')) return item;
  const entries = [...item.entries.values()].filter((entry) => entry.key !== 'only');
  return table(entries, entries[0]?.keyAt ?? item.at);
}

function mapValues(tree: Table, change: (value: Tree, key: string) => Tree): Table {
  const entries = [...tree.entries.values()].map((entry) => ({
    ...entry,
    value: change(entry.value, entry.key),
  }));
  return table(entries, tree.at);
}
