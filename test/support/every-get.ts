import * as z from 'zod';
import type { Documents } from '../../src/core/documents.ts';
import type { Route } from '../../src/local-tenant/management-api/route.ts';
import { routesOf } from '../../src/local-tenant/management-api/routes.ts';
import { kinds } from '../../src/resources/table.ts';

/** Every GET of the table, its braces filled with what the tenant has, or with a word that it has not. */
export function everyGet(documents: Documents): string[] {
  const routes = routesOf(kinds).filter(({ method, goesOn }) => method === 'GET' && !goesOn);
  return [...new Set(routes.flatMap((route) => filled(route, documents)))];
}

function filled({ path, params = {} }: Route, documents: Documents): string[] {
  let paths = [''];
  for (const part of path.split('/').slice(1)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    paths = paths.flatMap((before) => {
      const parts = name === undefined ? [part] : candidates(before, name, params[name], documents);
      return parts.map((one) => `${before}/${one}`);
    });
  }
  return paths.map((one) => one.split('/').map(encodeURIComponent).join('/'));
}

function candidates(
  before: string,
  name: string,
  words: z.ZodType | undefined,
  documents: Documents,
): string[] {
  const ids = documents.entries(before).flatMap(([id]) => (id === '' ? [] : [id]));
  if (ids.length > 0) return ids;
  const next = documents.paths(`${before}/`).map((path) => path.slice(before.length + 1).split('/')[0] ?? '');
  const named = documents.list(before.replace(/\/name$/, '')).map((doc) => String(doc[name] ?? ''));
  const some = words instanceof z.ZodEnum ? words.options.slice(0, 2).map(String) : ['not_there'];
  return [...new Set([...next, ...(before.endsWith('/name') ? named : []), ...some])].filter(Boolean);
}
