import * as z from 'zod';

/**
 * The words that the rows of the table are written in. Schemas never change, so every row shares these: building one
 * of its own for each of 2,000 fields would cost the start of the program a tenth of a second.
 */
export const text = z.string();
export const flag = z.boolean();
export const number = z.number();
export const texts = z.array(text);
export const anything = z.unknown();
/** An object with keys of the user's own: metadata. */
export const free = z.record(text, anything);

type Fields = Readonly<Record<string, z.ZodType>>;

const optionals = new WeakMap<z.ZodType, z.ZodOptional>();

/** The schema as one that may be left out. */
export function maybe(schema: z.ZodType): z.ZodOptional {
  if (schema instanceof z.ZodOptional) return schema;
  const found = optionals.get(schema) ?? schema.optional();
  optionals.set(schema, found);
  return found;
}

/** One of these words. */
export function choice(...words: readonly string[]): z.ZodType<string> {
  return z.enum(words);
}

/** An object with the fields of `must`, and those of `may` where they are given; another key is an error. */
export function object(must: Fields, may: Fields = {}): z.ZodObject {
  return z.strictObject({ ...must, ...allOptional(may) });
}

/** An object whose fields may all be left out; another key is an error. */
export function settings(may: Fields): z.ZodObject {
  return object({}, may);
}

/** An object whose known fields may all be left out, and that may have others. */
export function loose(may: Fields): z.ZodObject {
  return z.looseObject(allOptional(may));
}

export function listOf(schema: z.ZodType): z.ZodArray {
  return z.array(schema);
}

function allOptional(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([key, schema]) => [key, maybe(schema)]));
}
