import * as fc from 'fast-check';
import type * as z from 'zod';
import type { Doc } from '../../src/core/json.ts';
import { canonical, isHidden } from '../../src/plan/canonical.ts';
import { netDifference } from '../../src/plan/net-difference.ts';

import type { Kind } from '../../src/resources/kind.ts';
import { kinds } from '../../src/resources/table.ts';
import { traitsOf } from '../../src/resources/traits.ts';
import { arbitraryValue } from '../support/arbitrary-value.ts';

const manner = { optional: 1, text: fc.stringMatching(/^[a-z]{3,9}$/) } as const;

/** Two values of a field that do not mean the same; undefined where the schema has only one. */
function twoValues(field: z.ZodType): [unknown, unknown] | undefined {
  const [first, ...others] = fc.sample(arbitraryValue(field, manner), { numRuns: 12, seed: 7 });
  const text = (value: unknown) => canonical(field, JSON.parse(JSON.stringify(value)));
  const other = others.find((one) => text(one) !== text(first));
  return other === undefined ? undefined : [first, other];
}

const filled = (path: string) => path.replace(/\{\w+\}/g, 'of_something');

function everyField(): [string, Kind, string, z.ZodType][] {
  return kinds.flatMap((kind) =>
    Object.entries(kind.fields.shape as Record<string, z.ZodType>)
      .filter(([, field]) => !traitsOf(field).readOnly)
      .map(([key, field]): [string, Kind, string, z.ZodType] => [`${kind.name}.${key}`, kind, key, field]),
  );
}

const fields = everyField().filter(([, { shape }]) => shape.type !== 'list');

test('the table has fields to change', () => {
  expect(fields.length).toBeGreaterThan(400);
});

test.each(fields)('%s: a change of it is told, and nothing else', (_name, kind, key, field) => {
  const pair = twoValues(field);
  // A field of one value cannot change to another; that it comes or goes is a change as well.
  const [old, now] = pair ?? [
    undefined,
    fc.sample(arbitraryValue(field, manner), { numRuns: 1, seed: 7 })[0],
  ];
  const base: Doc = { id: 'same', kept_as_it_is: 'whatever a later version of Auth0 adds' };
  const snapshot = (value: unknown) => {
    const doc: Doc = JSON.parse(JSON.stringify({ ...base, [key]: value }));
    return { [filled(kind.path)]: { same: doc } };
  };
  const difference = netDifference(snapshot(old), snapshot(now), [kind]);
  expect(difference.changes).toHaveLength(1);
  const [change] = difference.changes;
  expect(change).toMatchObject({ kind: kind.name, action: 'update' });
  for (const told of change?.fields ?? []) expect(told.field.split('.')[0]).toBe(key);
  expect(change?.fields.length).toBeGreaterThan(0);
  if (isHidden(field)) expect(JSON.stringify(change)).not.toContain(JSON.stringify(now));
  expect(netDifference(snapshot(now), snapshot(now), [kind]).changes).toEqual([]);
});
