import { formatPosition } from '../../core/position.ts';
import { problem } from '../../core/problem.ts';
import type { Report } from '../report.ts';
import { positionOf } from '../source.ts';
import { child, itemsOf, type Tree, toData } from '../tree.ts';
import { isUnknown } from './check-tree.ts';

/** Reports entries of a list that agree in every field of `identity`. */
export function checkDuplicates(key: string, identity: readonly string[], tree: Tree, report: Report): void {
  const seen = new Map<string, Tree>();
  for (const item of itemsOf(tree)) {
    const values = identity.map((field) => child(item, field));
    const [value] = values;
    if (!value || values.some((one) => !one || isUnknown(one))) continue;
    const name = values.map((one) => (one ? String(toData(one)) : '')).join(', ');
    const first = seen.get(name);
    if (!first) seen.set(name, value);
    else
      report(
        problem(
          'duplicate-entry',
          { key, name, first: formatPosition(positionOf(first.at)) },
          positionOf(value.at),
        ),
      );
  }
}
