/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object: what a resource is, on the wire and in the store. Never changed in place. */
export type Doc = { readonly [key: string]: Json };

export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value where it is an object, else an empty one. */
export function docOf(value: Json | undefined): Doc {
  return isDoc(value) ? value : {};
}
