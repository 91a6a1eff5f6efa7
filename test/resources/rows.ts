import type { Doc, Json } from '../../src/core/json.ts';
import { patched } from '../../src/local-tenant/management-api/defaults.ts';
import { createDocument } from '../../src/local-tenant/management-api/shapes/collection.ts';
import type { HookContext } from '../../src/resources/hook-context.ts';
import type { Kind } from '../../src/resources/kind.ts';
import { kinds } from '../../src/resources/table.ts';

function find(name: string, rows: readonly Kind[]): Kind | undefined {
  for (const row of rows) {
    const found = row.name === name ? row : find(name, row.children ?? []);
    if (found) return found;
  }
  return undefined;
}

/** The row of that name. */
export function rowOf(name: string): Kind {
  const row = find(name, kinds);
  if (!row) throw new Error(`The table has no row ${name}`);
  return row;
}

/** What POST stores. */
export function create(name: string, body: Doc, context: HookContext): Doc {
  const row = rowOf(name);
  if (row.shape.type !== 'collection') throw new Error(`${name} is no collection`);
  return createDocument(row, row.shape, body, context);
}

/** Does what the shape does for PATCH. */
export function update(name: string, before: Doc, body: Doc, context: HookContext): Doc {
  const row = rowOf(name);
  const next = patched(row.fields, before, body);
  const doc = row.save?.(next, before, context) ?? next;
  context.documents.put(row.path, row.shape.type === 'collection' ? String(doc[row.shape.id]) : '', doc);
  return doc;
}

/** What GET shows. */
export function show(name: string, doc: Doc, context: HookContext): Doc {
  return rowOf(name).show?.(doc, context) ?? doc;
}

/** Runs a verb of a row, such as `POST /{id}/deploy`. */
export function run(name: string, verb: string, body: Json, context: HookContext) {
  const found = rowOf(name).verbs?.find(({ method, path }) => `${method} ${path}` === verb);
  if (!found) throw new Error(`${name} has no verb ${verb}`);
  return found.run(body, context);
}
