import type { Fields, Schema } from '../../../actions/runtime/events/schema.ts';
import { type Doc, isDoc, itemsOf, type Json } from '../../../core/json.ts';

/** A value with the fields only that a schema has: each trigger tells a little else of the same user. */
export function fitted({ shape }: Schema, value: Json): Json {
  if (shape.is === 'list') return itemsOf(value).map((item) => fitted(shape.of, item));
  if (shape.is !== 'object' || shape.open || !isDoc(value)) return value;
  return picked({ ...shape.must, ...shape.may }, value);
}

function picked(fields: Fields, value: Doc): Doc {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]): [string, Json][] => {
      const inner = value[key];
      return inner === undefined || inner === null ? [] : [[key, fitted(field, inner)]];
    }),
  );
}
