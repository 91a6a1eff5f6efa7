import type { ObjectShape, Schema } from './schema.ts';

/** One field of an event, as `docs/actions.md` lists it. */
export interface Field {
  /** `user.identities[].provider` */
  readonly path: string;
  readonly optional: boolean;
  /** In the words of Auth0's reference: `array of string`. */
  readonly type: string;
  /** What it may be, where that is a list. */
  readonly values: readonly string[];
}

/** Every field of an event, in the order of their names; one that repeats itself within itself is listed once. */
export function fieldsOf({ shape }: Schema, prefix = '', within: readonly Schema[] = []): readonly Field[] {
  if (shape.is !== 'object') return [];
  return byName(shape).flatMap(([name, schema]) => {
    const path = `${prefix}${name}`;
    const field = {
      path,
      optional: Object.hasOwn(shape.may, name),
      type: typeNameOf(schema),
      values: valuesOf(schema),
    };
    if (within.includes(schema)) return [field];
    const items = schema.shape.is === 'list' ? schema.shape.of : undefined;
    return [field, ...fieldsOf(items ?? schema, items ? `${path}[].` : `${path}.`, [...within, schema])];
  });
}

function byName({ must, may }: ObjectShape): readonly [string, Schema][] {
  return Object.entries({ ...must, ...may }).sort(([a], [b]) => (a < b ? -1 : 1));
}

function valuesOf({ shape }: Schema): readonly string[] {
  return shape.is === 'choice' ? shape.words : [];
}

function typeNameOf({ shape }: Schema): string {
  if (shape.is !== 'list') return TYPES[shape.is];
  return shape.of.shape.is === 'text' ? 'array of string' : 'array of objects';
}

const TYPES = {
  text: 'string',
  choice: 'string',
  number: 'number',
  flag: 'boolean',
  scalar: 'string, number or boolean',
  anything: 'anything',
  record: 'dictionary',
  object: 'object',
} as const;
