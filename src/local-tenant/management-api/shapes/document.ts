import { type Doc, docOf } from '../../../core/json.ts';
import { ApiError } from '../../../resources/api-error.ts';
import type { HookContext } from '../../../resources/hook-context.ts';
import type { Kind } from '../../../resources/kind.ts';
import type { DocumentShape } from '../../../resources/shapes.ts';
import { bodySchema } from '../body-schema.ts';
import { fillDefaults, patched } from '../defaults.ts';
import { fillPath } from '../paths.ts';
import type { ApiRequest, Route } from '../route.ts';
import { shown } from '../show.ts';
import { missing } from './collection.ts';

/** `/tenants/settings`; and, where it may be missing, POST and DELETE of it. */
export function documentRoutes(kind: Kind, shape: DocumentShape): Route[] {
  const { path } = kind;
  const routes: Record<DocumentShape['verbs'][number], Route> = {
    read: {
      operation: 'read',
      method: 'GET',
      path,
      scopes: [`read:${kind.scope}`],
      run: ({ context }) => ({ status: 200, body: shown(kind, required(kind, shape, context), context) }),
    },
    create: {
      operation: 'create',
      method: 'POST',
      path,
      scopes: [`create:${kind.scope}`],
      body: bodySchema(kind.fields, 'create'),
      run: (request) => created(kind, request),
    },
    update: updateRoute(kind, shape, shape.update),
    replace: updateRoute(kind, shape, 'PUT'),
    remove: {
      operation: 'remove',
      method: 'DELETE',
      path,
      scopes: [`delete:${kind.scope}`],
      run: ({ context }) => removed(kind, context),
    },
  };
  return shape.verbs.map((verb) => routes[verb]);
}

function updateRoute(kind: Kind, shape: DocumentShape, method: 'PATCH' | 'PUT'): Route {
  return {
    operation: 'update',
    method,
    path: kind.path,
    scopes: [`update:${kind.scope}`],
    body:
      kind.updateBody ?? bodySchema(kind.updateFields ?? kind.fields, method === 'PUT' ? 'create' : 'update'),
    run: (request) => written(kind, shape, method, request),
  };
}

function created(kind: Kind, { context, body }: ApiRequest) {
  if (stored(kind, context))
    throw new ApiError(409, kind.conflict?.message ?? 'Already exists.', kind.conflict?.errorCode);
  const doc = saved(kind, fillDefaults(kind.fields, docOf(body)), undefined, context);
  return { status: 201, body: shown(kind, doc, context) };
}

function removed(kind: Kind, context: HookContext) {
  const before = stored(kind, context);
  context.documents.remove(fillPath(kind.path, context.params), '');
  if (before) kind.removed?.(before, context);
  return { status: 204 };
}

function written(kind: Kind, shape: DocumentShape, method: 'PATCH' | 'PUT', { context, body }: ApiRequest) {
  const before = stored(kind, context) ?? shape.empty;
  if (!before && shape.update === 'PATCH') throw missing(kind, context.params);
  const doc = docOf(body);
  const next =
    method === 'PUT' || !before ? fillDefaults(kind.fields, doc) : patched(kind.fields, before, doc);
  return { status: 200, body: shown(kind, saved(kind, next, before, context), context) };
}

function saved(kind: Kind, next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const doc = kind.save ? kind.save(next, before, context) : next;
  context.documents.put(fillPath(kind.path, context.params), '', doc);
  return doc;
}

function stored(kind: Kind, context: HookContext): Doc | undefined {
  return context.documents.get(fillPath(kind.path, context.params), '');
}

function required(kind: Kind, shape: DocumentShape, context: HookContext): Doc {
  const doc = stored(kind, context) ?? shape.empty;
  if (!doc) throw missing(kind, context.params);
  return doc;
}
