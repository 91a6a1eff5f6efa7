import { formatPosition } from '../core/position.ts';
import { problem } from '../core/problem.ts';
import type { Report } from './report.ts';
import { positionOf } from './source.ts';
import { type Entry, list, type Table, type Tree, table } from './tree.ts';

/**
 * Two files as one: lists of the same key are joined, objects merged, key by key. A single setting that stands in
 * both is reported as `setting-twice` at the second, and the first counts.
 */
export function merge(first: Table, second: Table, report: Report): Table {
  const entries = new Map<string, Entry>(first.entries);
  for (const entry of second.entries.values()) {
    const before = entries.get(entry.key);
    entries.set(entry.key, before ? { ...before, value: mergeValues(before, entry, report) } : entry);
  }
  return table(entries.values(), first.entries.size > 0 ? first.at : second.at);
}

function mergeValues(before: Entry, entry: Entry, report: Report): Tree {
  const [a, b] = [before.value, entry.value];
  if (a.kind === 'list' && b.kind === 'list') return list([...a.items, ...b.items], a.at);
  if (a.kind === 'table' && b.kind === 'table') return merge(a, b, report);
  const first = formatPosition(positionOf(before.keyAt));
  report(problem('setting-twice', { key: entry.key, first }, positionOf(entry.keyAt)));
  return a;
}
