import type * as z from 'zod';
import { type Doc, isDoc, itemsOf, type Json } from '../core/json.ts';
import { isServers, traitsOf } from '../resources/traits.ts';
import { canonical, elementOf, fieldOf, isHidden } from './canonical.ts';
import type { FieldChange } from './change.ts';
import { shown } from './shown.ts';
import { withUnknown } from './unknown-values.ts';

/** The keys that a request may set. */
export function settableKeys(fields: z.ZodObject): string[] {
  return Object.entries(fields.shape as Record<string, z.ZodType>)
    .filter(([, field]) => !traitsOf(field).readOnly)
    .map(([key]) => key);
}

/**
 * The fields of a resource that differ, those of objects within it by their path: `flags.enable_sso`. A key that the
 * row does not know is compared as it is.
 */
export function fieldChanges(fields: z.ZodType | undefined, before: Doc, after: Doc): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    fieldChange(fieldOf(fields, key), key, before[key], after[key]),
  );
}

function fieldChange(
  field: z.ZodType | undefined,
  key: string,
  was: Json | undefined,
  is: Json | undefined,
): FieldChange[] {
  // A secret that one of the sides does not know is no difference.
  const before = withUnknown(was, is);
  const after = withUnknown(is, before);
  if (field && isServers(field)) return [];
  if (canonical(field, before) === canonical(field, after)) return [];
  if (!(field && isHidden(field)) && isDoc(before) && isDoc(after)) {
    return fieldChanges(field, before, after).map((one) => ({ ...one, field: `${key}.${one.field}` }));
  }
  const items = field && traitsOf(field).set ? itemChanges(field, before, after) : undefined;
  return [{ field: key, before: shown(field, before), after: shown(field, after), ...(items && { items }) }];
}

/** What is in one list without order and not in the other. */
function itemChanges(
  field: z.ZodType,
  before: Json | undefined,
  after: Json | undefined,
): FieldChange['items'] {
  const element = elementOf(field);
  const without = (list: readonly Json[], other: readonly Json[]) => {
    const there = new Set(other.map((item) => canonical(element, item)));
    return list
      .filter((item) => !there.has(canonical(element, item)))
      .map((item) => shown(element, item) ?? null);
  };
  const [old, now] = [itemsOf(before), itemsOf(after)];
  return { added: without(now, old), removed: without(old, now) };
}
