import type { Doc } from '../core/json.ts';

/** The document without fields that are null: for most settings, null in a PATCH takes the setting away (recorded). */
export function withoutNulls(doc: Doc): Doc {
  return Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== null));
}
