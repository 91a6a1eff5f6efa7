import type { Route } from '../management-api/route.ts';

const VERBS = { GET: 'Get', POST: 'Create', PATCH: 'Update', PUT: 'Update', DELETE: 'Delete' } as const;

/**
 * What an operation is called in the log: `Update a client grant`. Auth0 has a sentence of its own for each; this is its
 * usual form (assumed).
 */
export function operationName({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const parts = path.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  const noun = (parts.at(-1) ?? '').replaceAll(/[-_]/g, ' ');
  const single = noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.replace(/(?<!s)s$/, '');
  const many = single === noun;
  return `${VERBS[method]} ${many ? '' : /^[aeio]/.test(single) ? 'an ' : 'a '}${single}`;
}
