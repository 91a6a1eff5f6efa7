import type * as z from 'zod';
import { isDoc, type Json } from '../core/json.ts';
import { MASKED } from '../core/mask.ts';
import { elementOf, fieldOf, isHidden } from './canonical.ts';

/** The value with the secrets within it, or all of it where it is one, masked. */
export function shown(field: z.ZodType | undefined, value: Json | undefined): Json | undefined {
  if (value === undefined) return undefined;
  if (field && isHidden(field)) return MASKED;
  if (Array.isArray(value)) {
    const element = elementOf(field);
    return (value as readonly Json[]).map((item) => shown(element, item) ?? null);
  }
  if (!isDoc(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, shown(fieldOf(field, key), one) ?? null]),
  );
}
