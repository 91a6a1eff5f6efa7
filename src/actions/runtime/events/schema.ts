// What events consist of, as data: one description for their types, their checks and their documentation. Not zod's:
// it would cost every start of a sandbox's child and every compilation of an Action a tenth of a second.

declare const type: unique symbol;

/** A description of the values of type `T`. */
export interface Schema<T = unknown> {
  readonly shape: Shape;
  readonly [type]?: () => T;
}

export interface ObjectSchema<T = unknown> extends Schema<T> {
  readonly shape: ObjectShape;
}

export type Shape =
  | { readonly is: 'text' | 'number' | 'flag' | 'scalar' | 'anything' }
  | { readonly is: 'choice'; readonly words: readonly string[] }
  | { readonly is: 'list' | 'record'; readonly of: Schema }
  | ObjectShape;

/** Takes the fields of `must`, and those of `may` where they are given; others only where it is open. */
export interface ObjectShape {
  readonly is: 'object';
  readonly must: Fields;
  readonly may: Fields;
  readonly open?: boolean;
}

export type Fields = Readonly<Record<string, Schema>>;

/** What a schema describes. */
export type TypeOf<S> = S extends Schema<infer T> ? T : never;

/** Shown as the fields that it has, each with its comment. */
type Flat<T> = T extends infer O ? { readonly [K in keyof O]: O[K] } : never;

type ObjectOf<Must, May> = Flat<
  { readonly [K in keyof Must]: TypeOf<Must[K]> } & { readonly [K in keyof May]?: TypeOf<May[K]> }
>;

export const text: Schema<string> = { shape: { is: 'text' } };
export const flag: Schema<boolean> = { shape: { is: 'flag' } };
export const number: Schema<number> = { shape: { is: 'number' } };
export const scalar: Schema<string | number | boolean> = { shape: { is: 'scalar' } };
export const anything: Schema = { shape: { is: 'anything' } };

/** One of these words. */
export function choice<const Words extends readonly string[]>(...words: Words): Schema<Words[number]> {
  return { shape: { is: 'choice', words } };
}

export function list<T>(of: Schema<T>): Schema<readonly T[]> {
  return { shape: { is: 'list', of } };
}

/** An object with any keys. */
export function record<T>(of: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return { shape: { is: 'record', of } };
}

export const texts = list(text);
/** Keys and values that the tenant's administrators chose: only strings. */
export const labels = record(text);
/** Data of any shape. */
export const dictionary = record(anything);
export const dictionaries = list(dictionary);

export function object<Must extends Fields, May extends Fields = Record<never, never>>(
  must: Must,
  may?: May,
): ObjectSchema<ObjectOf<Must, May>> {
  return { shape: { is: 'object', must, may: may ?? {} } };
}

/** An object that may have other keys as well. */
export function openObject<Must extends Fields, May extends Fields>(
  must: Must,
  may: May,
): ObjectSchema<ObjectOf<Must, May> & { readonly [key: string]: unknown }> {
  return { shape: { is: 'object', must, may, open: true } };
}
