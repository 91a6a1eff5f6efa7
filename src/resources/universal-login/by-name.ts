import type * as z from 'zod';
import { settings } from '../schema.ts';

/** An object that may have each of these keys, all of them alike. */
export function byName(names: readonly string[], schema: z.ZodType): z.ZodObject {
  return settings(Object.fromEntries(names.map((name) => [name, schema])));
}
