import { type Doc, isDoc, type Json } from '../core/json.ts';

/** Any part of a value. `undefined` takes a field away; an array replaces the other one. */
export type Overrides<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Overrides<T[K]> | undefined }
    : T;

/** The document with what `overrides` says put in, object by object. */
export function override(base: Doc, overrides: object): Doc {
  const result: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    const now = base[key];
    if (value === undefined) delete result[key];
    else result[key] = isDoc(now) && isDoc(value) ? override(now, value) : value;
  }
  return result;
}
