import * as z from 'zod';
import { traitsOf } from '../../resources/traits.ts';

export type Operation = 'create' | 'update';

/**
 * What a request may carry, from the fields of a row: `readOnly` fields are left out, an update takes no `immutable`
 * ones and needs none of the rest. Objects within objects and lists are treated alike, except that an update sends
 * them whole.
 */
export function bodySchema(fields: z.ZodObject, operation: Operation): z.ZodObject {
  const shape: Record<string, z.ZodType> = {};
  for (const [key, field] of Object.entries(fields.shape) as [string, z.ZodType][]) {
    const traits = traitsOf(field);
    if (traits.readOnly || (operation === 'update' && traits.immutable)) continue;
    const inner = withoutReadOnly(field);
    shape[key] = operation === 'update' ? inner.optional() : inner;
  }
  return rebuilt(fields, shape);
}

/** The schema without what is `readOnly` within it, and with its other traits: a secret stays one. */
function withoutReadOnly(schema: z.ZodType): z.ZodType {
  if (!containsReadOnly(schema)) return schema;
  const meta = schema.meta();
  const stripped = strippedOf(schema);
  return meta ? stripped.meta(meta) : stripped;
}

function strippedOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional) return withoutReadOnly(schema.unwrap() as z.ZodType).optional();
  if (schema instanceof z.ZodNullable) return withoutReadOnly(schema.unwrap() as z.ZodType).nullable();
  if (schema instanceof z.ZodArray) return z.array(withoutReadOnly(schema.element as z.ZodType));
  return schema instanceof z.ZodObject ? bodySchema(schema, 'create') : schema;
}

function containsReadOnly(schema: z.ZodType): boolean {
  if (traitsOf(schema).readOnly) return true;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return containsReadOnly(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodArray) return containsReadOnly(schema.element as z.ZodType);
  return (
    schema instanceof z.ZodObject &&
    Object.values(schema.shape as Record<string, z.ZodType>).some(containsReadOnly)
  );
}

/** The object with another shape, as strict or loose as it was. */
function rebuilt(original: z.ZodObject, shape: Record<string, z.ZodType>): z.ZodObject {
  const rest = original.def.catchall;
  return rest ? z.object(shape).catchall(rest as z.ZodType) : z.object(shape);
}
