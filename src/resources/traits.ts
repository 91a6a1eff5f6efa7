import * as z from 'zod';
import type { Json } from '../core/json.ts';

/** What a field holds another resource's name or id of. In `tenant/` it is a name; the Management API wants an id. */
export interface Ref {
  /** auth0-deploy-cli's keys of the resources meant: `['clients']`, `['databases', 'connections']`. */
  readonly to: readonly string[];
  /** The field of the target that `tenant/` names it by. */
  readonly by: string;
}

/** How a field departs from an ordinary setting. */
export interface Traits {
  /** Made by the server and never accepted: ids, dates. */
  readonly readOnly?: boolean;
  /** Set on create only; a change means delete and create. */
  readonly immutable?: boolean;
  /** What the server stores where the field is left out: compared and emulated, never sent. */
  readonly default?: Json;
  /** Made by the server where it is left out; accepted when it is given. */
  readonly computed?: boolean;
  /** Masked wherever it leaves the program. */
  readonly secret?: boolean;
  /** Accepted, never returned. */
  readonly writeOnly?: boolean;
  /** A list whose order means nothing. */
  readonly set?: boolean;
  readonly ref?: Ref;
  /** In `tenant/`, the path of a file whose text is the value. */
  readonly file?: boolean;
}

const TRAITS = 'traits';

function mark<S extends z.ZodType>(schema: S, traits: Traits): S {
  return schema.meta({ [TRAITS]: { ...traitsOf(schema), ...traits } });
}

export const readOnly = <S extends z.ZodType>(schema: S): S => mark(schema, { readOnly: true });
export const immutable = <S extends z.ZodType>(schema: S): S => mark(schema, { immutable: true });
export const computed = <S extends z.ZodType>(schema: S) =>
  mark(schema.optional(), { ...traitsOf(schema), computed: true });
export const secret = <S extends z.ZodType>(schema: S): S => mark(schema, { secret: true });
export const writeOnly = <S extends z.ZodType>(schema: S): S => mark(schema, { writeOnly: true });
/** A list without order. */
export const set = <S extends z.ZodType>(schema: S): S => mark(schema, { set: true });
/** An optional field that the server stores `value` for where it is left out. */
export const withDefault = <S extends z.ZodType>(schema: S, value: Json) =>
  mark(schema.optional(), { ...traitsOf(schema), default: value });
/** A field that names another resource: `ref(z.string(), 'clients')`, `ref(z.string(), ['databases', 'connections'])`. */
export const ref = <S extends z.ZodType>(schema: S, to: string | readonly string[], by = 'name'): S =>
  mark(schema, { ref: { to: typeof to === 'string' ? [to] : to, by } });
/** In `tenant/` only: the path of a file, relative to `tenant/`, whose text is the value. */
export const file = <S extends z.ZodType>(schema: S): S => mark(schema, { file: true });

/** The traits of a field, looked for through `optional`, `nullable` and `default`. */
export function traitsOf(schema: z.ZodType): Traits {
  const own = schema.meta()?.[TRAITS] as Traits | undefined;
  const inner = innerOf(schema);
  return { ...(inner && traitsOf(inner)), ...own };
}

/** The schema without `optional`, `nullable` and `default` around it. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const inner = innerOf(schema);
  return inner ? unwrap(inner) : schema;
}

function innerOf(schema: z.ZodType): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return schema.unwrap() as z.ZodType;
  }
  return undefined;
}
