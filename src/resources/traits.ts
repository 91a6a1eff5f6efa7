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
  /** `readOnly`, but set by a request of its own: a difference all the same. */
  readonly setApart?: boolean;
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
  /** Metadata that an update replaces, where others are merged key by key. */
  readonly whole?: boolean;
  readonly ref?: Ref;
  /** In `tenant/`, the path of a file whose text is the value. */
  readonly file?: boolean;
}

const TRAITS = 'traits';

/** Schemas never change, so the same schema with the same traits is made once: making one is what starting costs. */
const marked = new WeakMap<z.ZodType, Map<string, z.ZodType>>();

function mark<S extends z.ZodType>(schema: S, traits: Traits): S {
  const all = { ...traitsOf(schema), ...traits };
  const key = JSON.stringify(all);
  const known = marked.get(schema) ?? new Map<string, z.ZodType>();
  marked.set(schema, known);
  const found = known.get(key) ?? schema.meta({ [TRAITS]: all });
  known.set(key, found);
  return found as S;
}

const optionals = new WeakMap<z.ZodType, z.ZodOptional>();

/** The schema as one that may be left out. */
export function maybe<S extends z.ZodType>(schema: S): z.ZodOptional<S> {
  const found = optionals.get(schema) ?? schema.optional();
  optionals.set(schema, found);
  return found as z.ZodOptional<S>;
}

export const readOnly = <S extends z.ZodType>(schema: S): S => mark(schema, { readOnly: true });
/** A field that is set by a request of its own. */
export const setApart = <S extends z.ZodType>(schema: S): S =>
  mark(schema, { readOnly: true, setApart: true });
export const immutable = <S extends z.ZodType>(schema: S): S => mark(schema, { immutable: true });
export const computed = <S extends z.ZodType>(schema: S) => mark(maybe(schema), { computed: true });
export const secret = <S extends z.ZodType>(schema: S): S => mark(schema, { secret: true });
export const writeOnly = <S extends z.ZodType>(schema: S): S => mark(schema, { writeOnly: true });
/** A list without order. */
export const set = <S extends z.ZodType>(schema: S): S => mark(schema, { set: true });
/** Metadata that an update replaces whole. */
export const whole = <S extends z.ZodType>(schema: S): S => mark(schema, { whole: true });
/** An optional field that the server stores `value` for where it is left out. */
export const withDefault = <S extends z.ZodType>(schema: S, value: Json) =>
  mark(maybe(schema), { default: value });
/** A field that names another resource: `ref(z.string(), 'clients')`, `ref(z.string(), ['databases', 'connections'])`. */
export const ref = <S extends z.ZodType>(schema: S, to: string | readonly string[], by = 'name'): S =>
  mark(schema, { ref: { to: typeof to === 'string' ? [to] : to, by } });
/** In `tenant/` only: the path of a file, relative to `tenant/`, whose text is the value. */
export const file = <S extends z.ZodType>(schema: S): S => mark(schema, { file: true });

const looked = new WeakMap<z.ZodType, Traits>();

/** The traits of a field, looked for through `optional`, `nullable` and `default`. */
export function traitsOf(schema: z.ZodType): Traits {
  const known = looked.get(schema);
  if (known) return known;
  const own = schema.meta()?.[TRAITS] as Traits | undefined;
  const inner = innerOf(schema);
  const traits = { ...(inner && traitsOf(inner)), ...own };
  looked.set(schema, traits);
  return traits;
}

/** Whether a field is the server's alone: two values of it are no difference. */
export function isServers(schema: z.ZodType): boolean {
  const { readOnly, setApart } = traitsOf(schema);
  return readOnly === true && setApart !== true;
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
