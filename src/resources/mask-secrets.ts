import * as z from 'zod';
import { isDoc, type Json } from '../core/json.ts';
import { MASKED } from '../core/mask.ts';
import { traitsOf, unwrap } from './traits.ts';

/**
 * The value with `«secret»` in place of every field that the schema marks as secret: what a journal, a log or a file
 * may hold of it. Null stays null: that a secret is taken away is none.
 */
export function maskSecrets(schema: z.ZodType, value: Json): Json {
  if (value === null || !hidesSomething(schema)) return value;
  if (traitsOf(schema).secret) return MASKED;
  const inner = unwrap(schema);
  if (inner instanceof z.ZodUnion) {
    // Any of them may be meant, so each hides what it knows.
    return (inner.options as readonly z.ZodType[]).reduce<Json>(
      (masked, one) => maskSecrets(one, masked),
      value,
    );
  }
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return (value as readonly Json[]).map((item) => maskSecrets(inner.element as z.ZodType, item));
  }
  if (inner instanceof z.ZodObject && isDoc(value)) {
    const shape = inner.shape as Readonly<Record<string, z.ZodType>>;
    return eachField(value, (key) => (Object.hasOwn(shape, key) ? shape[key] : undefined));
  }
  if (inner instanceof z.ZodRecord && isDoc(value))
    return eachField(value, () => inner.valueType as z.ZodType);
  return value;
}

function eachField(
  doc: { readonly [key: string]: Json },
  schemaOf: (key: string) => z.ZodType | undefined,
): Json {
  return Object.fromEntries(
    Object.entries(doc).map(([key, value]) => {
      const schema = schemaOf(key);
      return [key, schema ? maskSecrets(schema, value) : value];
    }),
  );
}

const hiding = new WeakMap<z.ZodType, boolean>();

/** Whether a schema marks anything as secret, at any depth: most do not, and journals are written often. */
function hidesSomething(schema: z.ZodType): boolean {
  const known = hiding.get(schema);
  if (known !== undefined) return known;
  const hides = traitsOf(schema).secret === true || partsOf(unwrap(schema)).some(hidesSomething);
  hiding.set(schema, hides);
  return hides;
}

function partsOf(schema: z.ZodType): readonly z.ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options as readonly z.ZodType[];
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType];
  if (schema instanceof z.ZodRecord) return [schema.valueType as z.ZodType];
  return schema instanceof z.ZodObject ? Object.values<z.ZodType>(schema.shape) : [];
}
