import * as z from 'zod';
import { type Doc, isDoc, type Json } from '../core/json.ts';
import { MASKED } from '../core/mask.ts';
import { traitsOf, unwrap } from '../resources/traits.ts';
import type { FieldChange } from './change.ts';

/** The keys that a request may set. */
export function settableKeys(fields: z.ZodObject): string[] {
  return entries(fields)
    .filter(([, field]) => !traitsOf(field).readOnly)
    .map(([key]) => key);
}

/**
 * The fields of a resource that differ, those of objects within it by their path: `flags.enable_sso`. A key that the
 * row does not know is compared as it is.
 */
export function fieldChanges(fields: z.ZodObject | undefined, before: Doc, after: Doc): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    fieldChange(fields?.shape[key] as z.ZodType | undefined, key, before[key], after[key]),
  );
}

function fieldChange(
  field: z.ZodType | undefined,
  key: string,
  before: Json | undefined,
  after: Json | undefined,
): FieldChange[] {
  const traits = field ? traitsOf(field) : {};
  if (traits.readOnly || sameValue(field, before, after)) return [];
  const isHidden = traits.secret || traits.writeOnly;
  if (!isHidden && isDoc(before) && isDoc(after)) {
    const inner = field && unwrap(field);
    const within = fieldChanges(inner instanceof z.ZodObject ? inner : undefined, before, after);
    return within.map((one) => ({ ...one, field: `${key}.${one.field}` }));
  }
  const shown = (value: Json | undefined) =>
    value !== undefined && isHidden ? MASKED : withoutSecrets(field, value);
  return [{ field: key, before: shown(before), after: shown(after) }];
}

function sameValue(field: z.ZodType | undefined, a: Json | undefined, b: Json | undefined): boolean {
  return canonical(field, a) === canonical(field, b);
}

/** Text that is the same for values that mean the same: keys sorted, sets sorted, what the server makes left out. */
function canonical(field: z.ZodType | undefined, value: Json | undefined): string | undefined {
  if (Array.isArray(value)) {
    const inner = field && unwrap(field);
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : undefined;
    const items = (value as readonly Json[]).map((item) => canonical(element, item) ?? 'null');
    return `[${(field && traitsOf(field).set ? items.sort() : items).join(',')}]`;
  }
  if (isDoc(value)) return canonicalDoc(field, value);
  return JSON.stringify(value);
}

function canonicalDoc(field: z.ZodType | undefined, doc: Doc): string {
  const inner = field && unwrap(field);
  const shape = inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>) : {};
  const parts = Object.keys(doc)
    .filter((key) => !(shape[key] && traitsOf(shape[key]).readOnly))
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(shape[key], doc[key])}`);
  return `{${parts.join(',')}}`;
}

/** The value with the secrets within it masked. */
function withoutSecrets(field: z.ZodType | undefined, value: Json | undefined): Json | undefined {
  const inner = field && unwrap(field);
  if (Array.isArray(value) && inner instanceof z.ZodArray) {
    return (value as readonly Json[]).map((item) => withoutSecrets(inner.element as z.ZodType, item) ?? null);
  }
  if (!isDoc(value) || !(inner instanceof z.ZodObject)) return value;
  const shape = inner.shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const traits = shape[key] ? traitsOf(shape[key]) : {};
      return [key, traits.secret || traits.writeOnly ? MASKED : (withoutSecrets(shape[key], one) ?? null)];
    }),
  );
}

function entries(fields: z.ZodObject): [string, z.ZodType][] {
  return Object.entries(fields.shape) as [string, z.ZodType][];
}
