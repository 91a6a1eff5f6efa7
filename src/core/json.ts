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

/** The value where it is a text, else undefined. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list; none where it is no list. */
export function textsOf(value: Json | undefined): string[] {
  return itemsOf(value).filter((item): item is string => typeof item === 'string');
}

/** The objects of a list; none where it is no list. */
export function docsOf(value: Json | undefined): Doc[] {
  return itemsOf(value).filter(isDoc);
}

/** The values of a list; none where it is no list. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
