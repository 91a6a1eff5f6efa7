import * as z from 'zod';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { traitsOf, unwrap } from '../../resources/traits.ts';

/** The document with every `default` filled in that it leaves out, also within objects that it has. */
export function fillDefaults(fields: z.ZodObject, doc: Doc): Doc {
  const filled: Record<string, Json> = { ...doc };
  for (const [key, field] of Object.entries(fields.shape) as [string, z.ZodType][]) {
    const value = filled[key];
    const inner = unwrap(field);
    const byDefault = traitsOf(field).default;
    if (value === undefined && byDefault !== undefined) filled[key] = byDefault;
    else if (isDoc(value) && inner instanceof z.ZodObject) filled[key] = fillDefaults(inner, value);
  }
  return filled;
}

/**
 * The document with the body of a PATCH laid over it: each key replaces the old value whole (recorded: `options` of a
 * connection), except that keys of `*metadata` are merged one by one and null takes one away (documented),
 * where they are not `whole`.
 */
export function patched(fields: z.ZodObject, before: Doc, body: Doc): Doc {
  const next: Record<string, Json> = { ...before };
  for (const [key, value] of Object.entries(fillDefaultsWithin(fields, body))) {
    const old = before[key];
    next[key] = isMerged(key, fields) && isDoc(old) && isDoc(value) ? mergedMetadata(old, value) : value;
  }
  return next;
}

function isMerged(key: string, fields: z.ZodObject): boolean {
  const field = fields.shape[key] as z.ZodType | undefined;
  return key.endsWith('metadata') && !(field && traitsOf(field).whole);
}

function fillDefaultsWithin(fields: z.ZodObject, body: Doc): Doc {
  const filled: Record<string, Json> = { ...body };
  for (const [key, value] of Object.entries(body)) {
    const field = fields.shape[key] as z.ZodType | undefined;
    const inner = field && unwrap(field);
    if (isDoc(value) && inner instanceof z.ZodObject) filled[key] = fillDefaults(inner, value);
  }
  return filled;
}

function mergedMetadata(before: Doc, body: Doc): Doc {
  return Object.fromEntries(Object.entries({ ...before, ...body }).filter(([, value]) => value !== null));
}
