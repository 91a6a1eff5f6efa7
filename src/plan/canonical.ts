import * as z from 'zod';
import { isDoc, type Json } from '../core/json.ts';
import { isServers, traitsOf, unwrap } from '../resources/traits.ts';

/**
 * Text that is the same for values that mean the same: keys sorted, sets sorted, what the server makes left out.
 * `field` is the value's schema, where the table has one.
 */
export function canonical(field: z.ZodType | undefined, value: Json | undefined): string | undefined {
  if (Array.isArray(value)) {
    const element = elementOf(field);
    const items = (value as readonly Json[]).map((item) => canonical(element, item) ?? 'null');
    return `[${(field && traitsOf(field).set ? items.sort() : items).join(',')}]`;
  }
  if (!isDoc(value)) return JSON.stringify(value);
  const fields = fieldsOf(field);
  const parts = Object.keys(value)
    .filter((key) => !(fields[key] && isServers(fields[key])))
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(fields[key], value[key])}`);
  return `{${parts.join(',')}}`;
}

/** The schema of a list's items. */
export function elementOf(field: z.ZodType | undefined): z.ZodType | undefined {
  const inner = field && unwrap(field);
  return inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
}

/** The schemas of an object's fields; none where it is no object, or one of any shape. */
export function fieldsOf(field: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> {
  const inner = field && unwrap(field);
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>) : {};
}
