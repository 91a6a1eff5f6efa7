import * as z from 'zod';
import { unwrap } from '../../resources/traits.ts';

/** What a schema is when nothing is around it: `optional`, `nullable`, `default`, `lazy` and pipes are looked through. */
export function core(schema: z.ZodType): z.ZodType {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodLazy) return core(inner.unwrap() as z.ZodType);
  if (inner instanceof z.ZodReadonly) return core(inner.unwrap() as z.ZodType);
  if (inner instanceof z.ZodPipe) return core(inner.in as z.ZodType);
  return inner;
}

/** The fields of an object's schema, or none. */
export function fieldsOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  const inner = core(schema);
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>) : {};
}

/** The keys that an object's schema names, also one whose keys come from a list. */
export function keysOf(schema: z.ZodType): readonly string[] {
  const inner = core(schema);
  return inner instanceof z.ZodRecord ? wordsOf(inner.keyType as z.ZodType) : Object.keys(fieldsOf(inner));
}

/** The alternatives of a union, or the schema alone. */
export function optionsOf(schema: z.ZodType): readonly z.ZodType[] {
  const inner = core(schema);
  return inner instanceof z.ZodUnion ? (inner.options as readonly z.ZodType[]).flatMap(optionsOf) : [schema];
}

/** The schema of a key or an item, where this one has parts. */
export function part(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  const inner = core(schema);
  if (inner instanceof z.ZodObject) {
    const fields = fieldsOf(inner);
    // A user's key may be `constructor`.
    return Object.hasOwn(fields, step) ? fields[step] : undefined;
  }
  if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
  if (inner instanceof z.ZodRecord) return inner.valueType as z.ZodType;
  return undefined;
}

/** The words that a value may be, where the schema lists them. */
export function wordsOf(schema: z.ZodType): readonly string[] {
  return optionsOf(schema).flatMap((option) => {
    const inner = core(option);
    if (inner instanceof z.ZodEnum) return inner.options.map(String);
    return inner instanceof z.ZodLiteral ? [...inner.values].map(String) : [];
  });
}
