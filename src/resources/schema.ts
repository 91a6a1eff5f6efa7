import * as z from 'zod';
import { maybe } from './traits.ts';

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
/** The same with texts only; null takes a key away. */
export const metadata = z.record(text, text.nullable());

type Fields = Readonly<Record<string, z.ZodType>>;

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

/** The same object with at least one of its fields. */
export function nonEmpty(schema: z.ZodObject): z.ZodObject {
  const message = 'Too few properties defined (0), minimum 1';
  return schema.refine((value) => Object.keys(value).length > 0, message);
}

/** An object whose known fields may all be left out, and that may have others. */
export function loose(may: Fields): z.ZodObject {
  return z.looseObject(allOptional(may));
}

/** An object with keys of the user's own, and values of one kind. */
export function dictionary(value: z.ZodType): z.ZodRecord {
  return z.record(text, value);
}

export function either(...schemas: readonly z.ZodType[]): z.ZodType {
  return z.union(schemas);
}

export function listOf(schema: z.ZodType): z.ZodArray {
  return z.array(schema);
}

export function allOptional(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, schema]) => [
      key,
      schema instanceof z.ZodOptional ? schema : maybe(schema),
    ]),
  );
}
