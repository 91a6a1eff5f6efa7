import * as z from 'zod';
import type { Kind } from './kind.ts';
import { maybe, traitsOf } from './traits.ts';

interface Differences {
  /** Fields that the Management API has and a file does not. */
  readonly without?: readonly string[];
  /** Fields that a file has besides, or instead: names for ids, paths of files. All may be left out. */
  readonly also?: Readonly<Record<string, z.ZodType>>;
  /** As `also`, but they must be there. */
  readonly must?: Readonly<Record<string, z.ZodType>>;
}

/** The entry of a file for this kind: what a request may carry, with the differences of auth0-deploy-cli's YAML. */
export function entryOf(
  kind: Pick<Kind, 'fields'>,
  { without = [], also = {}, must = {} }: Differences = {},
): z.ZodObject {
  const shape: Record<string, z.ZodType> = {};
  for (const [key, field] of Object.entries(kind.fields.shape) as [string, z.ZodType][]) {
    if (!traitsOf(field).readOnly && !without.includes(key)) shape[key] = field;
  }
  for (const [key, field] of Object.entries(also))
    shape[key] = field instanceof z.ZodOptional ? field : maybe(field);
  return z.strictObject({ ...shape, ...must });
}
