import { isDoc, type Json } from '../core/json.ts';
import type { Kind } from '../resources/kind.ts';
import type { Change, FieldChange } from './change.ts';
import type { Snapshot } from './snapshot.ts';

type Names = ReadonlyMap<string, string>;

/** What people call each resource that has an id of its own: `3Hkqx…` is Fernhill Bookings. */
export function idNames(kinds: readonly Kind[], ...snapshots: readonly Snapshot[]): Names {
  const names = new Map<string, string>();
  for (const { path, shape } of kinds) {
    if (shape.type !== 'collection') continue;
    for (const snapshot of snapshots) {
      for (const [id, { name }] of Object.entries(snapshot[path] ?? {})) {
        if (typeof name === 'string') names.set(id, name);
      }
    }
  }
  return names;
}

/** The fields with names for the ids in them. */
export function namedFields(fields: readonly FieldChange[], names: Names): FieldChange[] {
  return fields.map((one) => namedField(one, names));
}

/** The change with names for the ids that it mentions: an id says nothing to a reader. */
export function withNames(change: Change, names: Names): Change {
  return {
    ...change,
    name: namedText(change.name, names),
    fields: namedFields(change.fields, names),
  };
}

function namedField({ field, before, after, items }: FieldChange, names: Names): FieldChange {
  const all = (list: readonly Json[]) => list.map((item) => named(item, names) ?? null);
  return {
    field: field
      .split('.')
      .map((part) => names.get(part) ?? part)
      .join('.'),
    before: named(before, names),
    after: named(after, names),
    ...(items && { items: { added: all(items.added), removed: all(items.removed) } }),
  };
}

function namedText(text: string, names: Names): string {
  return text
    .split(' ')
    .map((word) => names.get(word) ?? word)
    .join(' ');
}

function named(value: Json | undefined, names: Names): Json | undefined {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => named(item, names) ?? null);
  if (!isDoc(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [names.get(key) ?? key, named(one, names) ?? null]),
  );
}
