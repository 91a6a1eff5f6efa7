import type * as z from 'zod';
import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../../resources/hook-context.ts';
import type { Kind } from '../../resources/kind.ts';
import { selectedFields } from '../../resources/selected-fields.ts';
import { traitsOf } from '../../resources/traits.ts';

/** What GET shows of a stored document: never a `writeOnly` field, and only what `fields` asks for. */
export function shown(kind: Kind, stored: Doc, context: HookContext): Doc {
  const doc = kind.show ? kind.show(stored, context) : stored;
  const hidden = writeOnlyKeys(kind.fields);
  const visible = hidden.size === 0 ? doc : pick(doc, (key) => !hidden.has(key));
  return selectedFields(visible, context.query, kind.always?.[context.operation]);
}

function pick(doc: Doc, keep: (key: string) => boolean): Doc {
  return Object.fromEntries(Object.entries(doc).filter(([key]) => keep(key)));
}

const known = new WeakMap<z.ZodObject, Set<string>>();

function writeOnlyKeys(fields: z.ZodObject): Set<string> {
  const found =
    known.get(fields) ??
    new Set(
      (Object.entries(fields.shape) as [string, z.ZodType][])
        .filter(([, field]) => traitsOf(field).writeOnly)
        .map(([key]) => key),
    );
  known.set(fields, found);
  return found;
}
