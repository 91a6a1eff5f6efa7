import * as z from 'zod';
import { type Doc, isDoc, itemsOf, type Json } from '../../../core/json.ts';
import type { HookContext } from '../../../resources/hook-context.ts';
import type { Kind } from '../../../resources/kind.ts';
import { page } from '../../../resources/paging.ts';
import type { LinksShape } from '../../../resources/shapes.ts';
import { bodySchema } from '../body-schema.ts';
import { meant } from '../filter.ts';
import { fillPath } from '../paths.ts';
import type { ApiRequest, Route } from '../route.ts';
import { shown } from '../show.ts';

/** `/roles/{id}/permissions`: GET lists, POST adds what is not there yet, DELETE with a body takes away. */
export function linksRoutes(kind: Kind, shape: LinksShape): Route[] {
  const body = linksBody(kind, shape);
  const routes: Record<LinksShape['verbs'][number], Route> = {
    list: {
      operation: 'list',
      method: 'GET',
      path: kind.path,
      scopes: [`read:${kind.scope}`],
      run: ({ context }) => ({ status: 200, body: listed(kind, shape, context) }),
    },
    add: {
      operation: 'create',
      method: 'POST',
      path: kind.path,
      scopes: [`${shape.scopes.add}:${kind.scope}`],
      body,
      run: (request) => added(kind, shape, request),
    },
    remove: {
      operation: 'remove',
      method: 'DELETE',
      path: kind.path,
      scopes: [`${shape.scopes.remove}:${kind.scope}`],
      body,
      run: (request) => removed(kind, shape, request),
    },
  };
  return shape.verbs.map((verb) => routes[verb]);
}

/** A link with one key field travels as its bare value (`roles: ["rol_1"]`), one with several as an object. */
function linksBody(kind: Kind, shape: LinksShape): z.ZodType {
  const item = shape.key.length === 1 ? z.string() : bodySchema(kind.fields, 'create');
  const items = z.array(item).min(1);
  return shape.body === '' ? items : z.strictObject({ [shape.body]: items });
}

function listed(kind: Kind, shape: LinksShape, context: HookContext): Json {
  const docs = meant(kind, context);
  const rules = { ...shape, wrapped: false, perPage: 50, maxPerPage: 100 };
  return page(docs, context.query, rules, (doc) => shown(kind, doc, context));
}

function added(kind: Kind, shape: LinksShape, { context, body }: ApiRequest) {
  const path = fillPath(kind.path, context.params);
  for (const link of linksOf(shape, body)) {
    const id = linkId(shape, link);
    const before = context.documents.get(path, id);
    const doc = kind.save ? kind.save(link, before, context) : link;
    if (!before || JSON.stringify(before) !== JSON.stringify(doc)) context.documents.put(path, id, doc);
  }
  return { status: shape.added, ...(shape.added !== 204 && { body: {} }) };
}

function removed(kind: Kind, shape: LinksShape, { context, body }: ApiRequest) {
  const path = fillPath(kind.path, context.params);
  for (const link of linksOf(shape, body)) {
    const id = linkId(shape, link);
    const before = context.documents.get(path, id);
    context.documents.remove(path, id);
    if (before) kind.removed?.(before, context);
  }
  return { status: shape.removed, ...(shape.removed !== 204 && { body: {} }) };
}

function linksOf(shape: LinksShape, body: Json): Doc[] {
  const items = shape.body === '' ? body : isDoc(body) ? body[shape.body] : undefined;
  const list = itemsOf(items);
  return list.map((item) => (isDoc(item) ? item : { [shape.key[0] ?? 'id']: item }));
}

/** What a link is kept under: the fields that make it what it is. */
export function linkId(shape: LinksShape, link: Doc): string {
  return shape.key.map((field) => String(link[field])).join(' ');
}
