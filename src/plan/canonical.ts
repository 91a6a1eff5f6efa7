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
  const parts = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const inner = fieldOf(field, key);
      return inner && isServers(inner) ? [] : [`${JSON.stringify(key)}:${canonical(inner, value[key])}`];
    });
  return `{${parts.join(',')}}`;
}

/** The schema of a list's items. */
export function elementOf(field: z.ZodType | undefined): z.ZodType | undefined {
  const inner = field && unwrap(field);
  if (inner instanceof z.ZodUnion) {
    const elements = optionsOf(inner).flatMap((one) => elementOf(one) ?? []);
    return elements.reduce<z.ZodType | undefined>(either, undefined);
  }
  return inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
}

/** The schema of an object's field; undefined where it is no object, or has no such field. */
export function fieldOf(field: z.ZodType | undefined, key: string): z.ZodType | undefined {
  const inner = field && unwrap(field);
  if (inner instanceof z.ZodRecord) return inner.valueType as z.ZodType;
  const fields = fieldsOf(inner);
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

type Fields = Readonly<Record<string, z.ZodType>>;

/** The schemas of an object's fields; of a choice between several, those of all. */
export function fieldsOf(field: z.ZodType | undefined): Fields {
  const inner = field && unwrap(field);
  if (inner instanceof z.ZodUnion) return fieldsOfAny(inner);
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>) : {};
}

const optionsOf = (union: z.ZodUnion): readonly z.ZodType[] => union.options as readonly z.ZodType[];

const known = new WeakMap<z.ZodUnion, Fields>();

function fieldsOfAny(union: z.ZodUnion): Fields {
  const found = known.get(union);
  if (found) return found;
  const fields: Record<string, z.ZodType> = {};
  for (const option of optionsOf(union)) {
    for (const [key, one] of Object.entries(fieldsOf(option))) fields[key] = either(fields[key], one);
  }
  known.set(union, fields);
  return fields;
}

/** The schema of what may be one or the other: what one of them hides is hidden in both. */
function either(first: z.ZodType | undefined, second: z.ZodType): z.ZodType {
  if (first === undefined || first === second || isHidden(second)) return second;
  if (isHidden(first)) return first;
  return isDeep(first) || isDeep(second) ? z.union([first, second]) : first;
}

/** Whether there are fields within it. */
function isDeep(field: z.ZodType): boolean {
  return elementOf(field) !== undefined || Object.keys(fieldsOf(field)).length > 0;
}

/** Whether nobody may see the field's value. */
export function isHidden(field: z.ZodType): boolean {
  const { secret, writeOnly } = traitsOf(field);
  return secret === true || writeOnly === true;
}
