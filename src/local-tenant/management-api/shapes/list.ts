import * as z from 'zod';
import { type Doc, docsOf, isDoc, type Json } from '../../../core/json.ts';
import type { HookContext } from '../../../resources/hook-context.ts';
import type { Kind } from '../../../resources/kind.ts';
import { page } from '../../../resources/paging.ts';
import type { ListShape } from '../../../resources/shapes.ts';
import { bodySchema } from '../body-schema.ts';
import { fillPath } from '../paths.ts';
import type { ApiRequest, Route } from '../route.ts';

/** A list that is replaced whole. Stored as one document `{ items: […] }`. */
export function listRoutes(kind: Kind, shape: ListShape): Route[] {
  const items = z.array(bodySchema(kind.fields, 'create'));
  return [
    {
      operation: 'list',
      method: 'GET',
      path: kind.path,
      scopes: [`read:${kind.scope}`],
      run: ({ context }) => ({ status: 200, body: listed(kind, shape, context) }),
    },
    {
      operation: 'update',
      method: shape.update,
      path: kind.path,
      scopes: [`update:${kind.scope}`],
      body: shape.list === '' ? items : z.strictObject({ [shape.list]: items }),
      run: (request) => replaced(kind, shape, request),
    },
  ];
}

function listed(kind: Kind, shape: ListShape, context: HookContext): Json {
  const items = itemsOf(kind, context);
  if (!shape.paged) return answered(shape, items);
  return page(items, context.query, {
    paging: 'pages',
    list: shape.list,
    wrapped: true,
    perPage: 20,
    maxPerPage: 100,
  });
}

function replaced(kind: Kind, shape: ListShape, { context, body }: ApiRequest) {
  const sent = shape.list === '' ? body : isDoc(body) ? body[shape.list] : [];
  const items = docsOf(sent);
  const saved = kind.save ? items.map((item) => kind.save?.(item, undefined, context) ?? item) : items;
  context.documents.put(fillPath(kind.path, context.params), '', { items: saved });
  return { status: 200, body: answered(shape, itemsOf(kind, context)) };
}

function itemsOf(kind: Kind, context: HookContext): Doc[] {
  const stored = context.documents.get(fillPath(kind.path, context.params), '')?.['items'];
  const items = docsOf(stored);
  return kind.show ? items.map((item) => kind.show?.(item, context) ?? item) : items;
}

function answered(shape: ListShape, items: Doc[]): Json {
  return shape.list === '' ? items : { [shape.list]: items };
}
