import type { Services } from '../../resources/hook-context.ts';
import type { Kind } from '../../resources/kind.ts';
import { fillPath } from './paths.ts';
import type { ApiRequest, Route } from './route.ts';
import { collectionRoutes, missing } from './shapes/collection.ts';
import { documentRoutes } from './shapes/document.ts';
import { linksRoutes } from './shapes/links.ts';
import { listRoutes } from './shapes/list.ts';

/** Every operation that the rows of the table stand for; those with fewer braces come first, as the more exact ones. */
export function routesOf(kinds: readonly Kind[]): Route[] {
  return kinds.flatMap((kind) => kindRoutes(kind, [])).sort((a, b) => exactness(a.path) - exactness(b.path));
}

function kindRoutes(kind: Kind, parents: readonly Kind[]): Route[] {
  const own = [...shapeRoutes(kind).map((route) => withPrepare(route, kind)), ...verbRoutes(kind)].map(
    (route) => ({
      ...route,
      scopes: [...route.scopes, ...(kind.alsoScopes?.[route.operation] ?? [])],
      ...(kind.params && { params: kind.params }),
      fields: kind.fields,
      run: withParents(route, parents),
    }),
  );
  return [...own, ...(kind.children ?? []).flatMap((child) => kindRoutes(child, [...parents, kind]))];
}

function shapeRoutes(kind: Kind): Route[] {
  const { shape } = kind;
  if (shape.type === 'collection') return collectionRoutes(kind, shape);
  if (shape.type === 'document') return documentRoutes(kind, shape);
  return shape.type === 'links' ? linksRoutes(kind, shape) : listRoutes(kind, shape);
}

/** An operation of the shape whose row has something to await before. */
function withPrepare(route: Route, kind: Kind): Route {
  const prepare = kind.prepare?.[route.operation];
  if (!prepare) return route;
  return {
    ...route,
    prepare: async ({ body, context }, services) => (await prepare(body, context, services)) ?? null,
    run: (request) => {
      const { context, prepared } = request;
      return route.run({ ...request, context: { ...context, ...(prepared !== undefined && { prepared }) } });
    },
  };
}

function verbRoutes(kind: Kind): Route[] {
  return (kind.verbs ?? []).map((verb) => ({
    operation: 'verb',
    method: verb.method,
    path: kind.path + verb.path,
    scopes: [verb.scope, ...(verb.alsoScopes ?? [])],
    ...(verb.goesOn && { goesOn: true }),
    ...(verb.body && { body: verb.body }),
    ...(verb.prepare && {
      prepare: async ({ body, context }: ApiRequest, services: Services) =>
        (await verb.prepare?.(body, context, services)) ?? null,
    }),
    run: ({ context, body, prepared }) => verb.run(body, context, prepared),
  }));
}

/** `/roles/{id}/permissions` of a role that is not there is the role's 404. */
function withParents(route: Route, parents: readonly Kind[]): Route['run'] {
  const collections = parents.filter(({ shape }) => shape.type === 'collection');
  return (request) => {
    const { documents, params } = request.context;
    for (const parent of collections) {
      const id = params[route.path.slice(parent.path.length).match(/^\/\{(\w+)\}/)?.[1] ?? ''];
      if (id !== undefined && !documents.get(fillPath(parent.path, params), id))
        throw missing(parent, params);
    }
    return route.run(request);
  };
}

/** Fewer braces first, and a brace as late in the path as can be. */
function exactness(path: string): number {
  return path.split('/').reduce((sum, part, i) => sum + (part.startsWith('{') ? 2 ** (12 - i) : 0), 0);
}
