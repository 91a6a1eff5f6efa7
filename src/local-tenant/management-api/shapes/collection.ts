import type * as z from 'zod';
import { isoNow } from '../../../core/clock.ts';
import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, type Json } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { ApiError } from '../../../resources/api-error.ts';
import type { HookContext } from '../../../resources/hook-context.ts';
import type { Kind } from '../../../resources/kind.ts';
import { page } from '../../../resources/paging.ts';
import type { CollectionShape } from '../../../resources/shapes.ts';
import { bodySchema } from '../body-schema.ts';
import { fillDefaults, patched } from '../defaults.ts';
import { meant } from '../filter.ts';
import { fillPath } from '../paths.ts';
import type { ApiRequest, Route } from '../route.ts';
import { shown } from '../show.ts';

/** `/roles` and `/roles/{id}`. */
export function collectionRoutes(kind: Kind, shape: CollectionShape): Route[] {
  const item = `${kind.path}/{${itemParam(kind)}}`;
  const slashes = shape.lookup !== undefined;
  const routes: Record<CollectionShape['verbs'][number], Route> = {
    list: {
      operation: 'list',
      method: 'GET',
      path: kind.path,
      scopes: [`read:${kind.scope}`],
      run: (request) => listed(kind, shape, request),
    },
    create: {
      operation: 'create',
      method: 'POST',
      path: kind.path,
      scopes: [`${shape.createScope}:${kind.scope}`],
      body: kind.createBody ?? bodySchema(kind.fields, 'create'),
      run: (request) => created(kind, shape, request),
    },
    read: {
      operation: 'read',
      method: 'GET',
      path: item,
      slashes,
      scopes: [`read:${kind.scope}`],
      run: ({ context }) => ({ status: 200, body: shown(kind, found(kind, shape, context), context) }),
    },
    update: {
      operation: 'update',
      method: shape.update,
      path: item,
      slashes,
      scopes: [`update:${kind.scope}`],
      body: kind.updateBody ?? updateSchema(kind, shape),
      run: (request) => updated(kind, shape, request),
    },
    remove: {
      operation: 'remove',
      method: 'DELETE',
      path: item,
      slashes,
      scopes: [`delete:${kind.scope}`],
      run: (request) => removed(kind, shape, request),
    },
  };
  return shape.verbs.map((verb) => routes[verb]);
}

function updateSchema({ fields, updateFields }: Kind, shape: CollectionShape): z.ZodObject {
  if (updateFields) return bodySchema(updateFields, 'update');
  return bodySchema(fields, shape.update === 'PUT' ? 'create' : 'update');
}

/** What the id is called in the path: the kinds whose own path has an `{id}` of a parent call theirs `item_id`. */
export function itemParam(kind: Kind): string {
  return kind.path.includes('{id}') ? 'item_id' : 'id';
}

function listed(kind: Kind, shape: CollectionShape, { context }: ApiRequest) {
  const docs = meant(kind, context);
  return { status: 200, body: page(docs, context.query, shape, (doc) => shown(kind, doc, context)) };
}

function created(kind: Kind, shape: CollectionShape, { context, body }: ApiRequest) {
  const doc = createDocument(kind, shape, docOf(body), context);
  return { status: shape.created, body: shown(kind, doc, { ...context, query: {} }) };
}

/** What POST does with a body that has been checked; the stored document. */
export function createDocument(kind: Kind, shape: CollectionShape, body: Doc, context: HookContext): Doc {
  const path = fillPath(kind.path, context.params);
  const made = {
    [shape.id]: shape.prefix + randomText(context.random, shape.length),
    ...fillDefaults(kind.fields, body),
  };
  const doc = kind.save ? kind.save(made, undefined, context) : made;
  refuseTwin(kind, shape, path, doc, context);
  context.documents.put(path, String(doc[shape.id]), doc);
  return doc;
}

function updated(kind: Kind, shape: CollectionShape, { context, body }: ApiRequest) {
  const path = fillPath(kind.path, context.params);
  const before = found(kind, shape, context);
  const next =
    shape.update === 'PUT'
      ? { ...keptOnPut(kind.fields, before), ...fillDefaults(kind.fields, docOf(body)) }
      : patched(kind.fields, before, docOf(body));
  const doc = kind.save ? kind.save(next, before, context) : next;
  refuseTwin(kind, shape, path, doc, context);
  context.documents.put(path, String(doc[shape.id]), doc);
  return { status: 200, body: shown(kind, doc, context) };
}

/** A PUT replaces what the client may set; what the server made stays. */
function keptOnPut(fields: z.ZodObject, before: Doc): Doc {
  const settable = new Set(Object.keys(bodySchema(fields, 'create').shape));
  return Object.fromEntries(Object.entries(before).filter(([key]) => !settable.has(key)));
}

function removed(kind: Kind, shape: CollectionShape, { context }: ApiRequest) {
  const path = fillPath(kind.path, context.params);
  const doc = stored(kind, shape, context);
  // Deleting what is not there answers as deleting what is (recorded for most kinds).
  if (!doc && shape.deleteMissing) throw missing(kind, context.params);
  // What takes time to delete is a 204 once it is gone (documented for connections, and recorded).
  if (!doc && shape.deleted === 202) return { status: 204 };
  if (doc) {
    const id = String(doc[shape.id] ?? context.params[itemParam(kind)]);
    context.documents.remove(path, id);
    context.documents.removeUnder(`${path}/${id}`);
    kind.removed?.(doc, context);
  }
  return {
    status: shape.deleted,
    ...(shape.deleted !== 204 && {
      body: shape.deleted === 202 ? { deleted_at: isoNow(context.clock) } : (shape.deletedBody ?? {}),
    }),
  };
}

function found(kind: Kind, shape: CollectionShape, context: HookContext): Doc {
  const doc = stored(kind, shape, context);
  if (!doc) throw missing(kind, context.params);
  return doc;
}

/** The document that the path names by its id, or by the other field that it may be named by. */
function stored(kind: Kind, shape: CollectionShape, { documents, params }: HookContext): Doc | undefined {
  const path = fillPath(kind.path, params);
  const wanted = params[itemParam(kind)] ?? '';
  const byId = documents.get(path, wanted);
  const { lookup } = shape;
  if (byId || lookup === undefined) return byId;
  return documents.find(path, lookup, wanted).find((doc) => doc[lookup] === wanted);
}

/** The 404 of a kind, in Auth0's words where the row knows them. */
export function missing(kind: Kind, params: HookContext['params']): ApiError {
  const { message = 'Not Found', errorCode } = kind.missing ?? {};
  return new ApiError(404, fillPath(message, params), errorCode);
}

function refuseTwin(
  kind: Kind,
  shape: CollectionShape,
  path: string,
  doc: Doc,
  { documents }: HookContext,
): void {
  for (const fields of kind.unique ?? []) {
    const twin = likely(path, fields[0] ?? '', doc, documents).find(
      (other) =>
        other[shape.id] !== doc[shape.id] &&
        fields.every((field) => doc[field] !== undefined && same(other[field], doc[field])),
    );
    if (twin)
      throw new ApiError(
        409,
        kind.conflict?.message ??
          `A ${kind.scope.replace(/s$/, '').replaceAll('_', ' ')} with the same ${fields.join(', ')} already exists.`,
        kind.conflict?.errorCode,
      );
  }
}

/** Those that may have the same value in the field: a text is looked up, so that a large import does not compare each with all. */
function likely(path: string, field: string, doc: Doc, documents: Documents): readonly Doc[] {
  const value = doc[field];
  return typeof value === 'string' ? documents.find(path, field, value) : documents.list(path);
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
