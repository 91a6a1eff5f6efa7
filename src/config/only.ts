import { nearest } from '../core/nearest.ts';
import { problem } from '../core/problem.ts';
import type { Report } from './report.ts';
import { positionOf } from './source.ts';
import { child, itemsOf, type Table, type Tree, table } from './tree.ts';

export interface OnlyOptions {
  readonly environment: string;
  /** Every environment there is. */
  readonly known: readonly string[];
  readonly report: Report;
  /** Gets each entry that is left out. */
  leftOut(entry: Tree): void;
}

/** The tree without the list items whose `only` names other environments, and without the key `only`. */
export function keepOnly(tree: Tree, options: OnlyOptions): Tree {
  if (tree.kind === 'table') return mapValues(tree, (value) => keepOnly(value, options));
  if (tree.kind === 'leaf') return tree;
  const items = tree.items.filter((item) => {
    const kept = isMeant(item, options);
    if (!kept) options.leftOut(item);
    return kept;
  });
  return { ...tree, items: items.map((item) => keepOnly(withoutOnly(item), options)) };
}

function isMeant(item: Tree, options: OnlyOptions): boolean {
  const only = child(item, 'only');
  if (!only) return true;
  const names = only.kind === 'list' ? itemsOf(only) : [only];
  return names
    .filter((name) => isEnvironment(name, options))
    .some((name) => name.value === options.environment);
}

function isEnvironment(name: Tree, { known, report }: OnlyOptions): name is Extract<Tree, { kind: 'leaf' }> {
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

function mapValues(tree: Table, change: (value: Tree) => Tree): Tree {
  const entries = [...tree.entries.values()].map((entry) => ({ ...entry, value: change(entry.value) }));
  return table(entries, tree.at);
}
