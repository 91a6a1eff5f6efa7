import type * as z from 'zod';
import type { Doc } from '../../core/json.ts';
import type { HookContext, Kind } from '../../resources/kind.ts';
import { traitsOf } from '../../resources/traits.ts';

/** What GET shows of a stored document: never a `writeOnly` field, and only what `fields` asks for. */
export function shown(kind: Kind, stored: Doc, context: HookContext): Doc {
  const doc = kind.show ? kind.show(stored, context) : stored;
  const hidden = writeOnlyKeys(kind.fields);
  const visible = hidden.size === 0 ? doc : pick(doc, (key) => !hidden.has(key));
  return selected(visible, context.query, kind.always?.[context.operation]);
}

/** `fields=a,b` with `include_fields` true (the default) or false. */
function selected(doc: Doc, query: Readonly<Record<string, string>>, always: readonly string[] = []): Doc {
  if (!query['fields']) return doc;
  const include = query['include_fields'] !== 'false';
  const asked = query['fields'].split(',').map((name) => name.trim());
  const names = new Set(include ? [...asked, ...always] : asked);
  return pick(doc, (key) => names.has(key) === include);
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
