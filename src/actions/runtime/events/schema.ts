// What events consist of, as data: one description for their types, their checks and their documentation. Not zod's:
// it would cost every start of a sandbox's child and every compilation of an Action a tenth of a second.

declare const type: unique symbol;

/** A description of the values of type `T`. */
export type Schema<T = unknown> = Description & { readonly [type]?: () => T };

export type Description =
  | { readonly is: 'text' | 'number' | 'flag' | 'scalar' | 'anything' }
  | { readonly is: 'choice'; readonly words: readonly string[] }
  | { readonly is: 'list' | 'record'; readonly of: Schema }
  | ObjectDescription;

/** Takes the fields of `must`, and those of `may` where they are given; others only where it is open. */
export interface ObjectDescription {
  readonly is: 'object';
  readonly must: Fields;
  readonly may: Fields;
  readonly open?: boolean;
}

export type Fields = Readonly<Record<string, Schema>>;

/** An event without `secrets`, which each Action gets of its own: every field that Auth0's reference has. */
export type EventSchema = Schema<object> & ObjectDescription;

/** What a schema describes. */
export type TypeOf<S> = S extends { readonly [type]?: () => infer T } ? T : never;

type Flat<T> = { readonly [K in keyof T]: T[K] };

type ObjectOf<Must, May> = Flat<
  { readonly [K in keyof Must]: TypeOf<Must[K]> } & { readonly [K in keyof May]?: TypeOf<May[K]> }
>;

export const text: Schema<string> = { is: 'text' };
export const flag: Schema<boolean> = { is: 'flag' };
export const number: Schema<number> = { is: 'number' };
export const scalar: Schema<string | number | boolean> = { is: 'scalar' };
export const anything: Schema = { is: 'anything' };

/** One of these words. */
export function choice<const Words extends readonly string[]>(...words: Words): Schema<Words[number]> {
  return { is: 'choice', words };
}

export function list<T>(of: Schema<T>): Schema<readonly T[]> {
  return { is: 'list', of };
}

/** An object with any keys. */
export function record<T>(of: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return { is: 'record', of };
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
): Schema<ObjectOf<Must, May>> & ObjectDescription {
  return { is: 'object', must, may: may ?? {} };
}

/** An object that may have other keys as well. */
export function openObject<Must extends Fields, May extends Fields>(
  must: Must,
  may: May,
): Schema<ObjectOf<Must, May> & { readonly [key: string]: unknown }> & ObjectDescription {
  return { is: 'object', must, may, open: true };
}
