import * as z from 'zod';
import { isDoc, type Json } from '../../core/json.ts';
import { traitsOf, unwrap } from '../../resources/traits.ts';

/** What stands in Auth0's log where a secret stood (assumed). */
const HIDDEN = '*****';
/** Characters; longer texts (pages, code, files) are cut, so that 5,000 entries stay small. Auth0 cuts too (assumed). */
const LONGEST = 2_000;

/** The value for the log: without the texts whose keys are among `secrets`, and with long texts cut. */
export function masked(value: Json, secrets: ReadonlySet<string>): Json {
  if (typeof value === 'string') return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => masked(item, secrets));
  if (!isDoc(value)) return value;
  const copy: Record<string, Json> = {};
  for (const key in value) {
    const inner = value[key] ?? null;
    copy[key] = secrets.has(key) && inner !== null ? HIDDEN : masked(inner, secrets);
  }
  return copy;
}

const known = new WeakMap<z.ZodType, ReadonlySet<string>>();

/** The keys of a schema, wherever they are in it, whose values are marked `secret`, or are made of such values. */
export function secretKeys(schema: z.ZodType): ReadonlySet<string> {
  const found = known.get(schema) ?? new Set(keysIn(schema));
  known.set(schema, found);
  return found;
}

function keysIn(schema: z.ZodType): string[] {
  const inner = unwrap(schema);
  if (!(inner instanceof z.ZodObject)) return partsOf(inner).flatMap(keysIn);
  return (Object.entries(inner.shape) as [string, z.ZodType][]).flatMap(([key, field]) =>
    isSecret(field) ? [key] : keysIn(field),
  );
}

function isSecret(schema: z.ZodType): boolean {
  return traitsOf(schema).secret === true || partsOf(unwrap(schema)).some(isSecret);
}

function partsOf(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
  return schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]) : [];
}
