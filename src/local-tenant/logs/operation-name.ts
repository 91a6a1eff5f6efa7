import type { Route } from '../management-api/route.ts';

const VERBS = { GET: 'Get', POST: 'Create', PATCH: 'Update', PUT: 'Update', DELETE: 'Delete' } as const;

/**
 * What an operation is called in the log: `Update a client grant`, `Delete hook secrets`, `Deploy an action`. Auth0 has
 * a sentence of its own for each; this is its usual form (assumed).
 */
export function operationName({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const parts = path.split('/').filter((part) => part !== '');
  const names = parts.filter((part) => !part.startsWith('{')).map((part) => part.replaceAll(/[-_]/g, ' '));
  const [noun = '', owner] = names.reverse();
  const ofOne = parts.at(-1)?.startsWith('{') === true;
  const singular = single(noun);
  if (method === 'POST' && singular === noun && parts.at(-2)?.startsWith('{')) {
    const said = noun.charAt(0).toUpperCase() + noun.slice(1);
    return `${said}${noun.includes(' ') ? ' of' : ''} ${withArticle(single(owner ?? ''))}`;
  }
  if (method === 'POST' || ofOne)
    return `${VERBS[method]} ${singular === noun ? noun : withArticle(singular)}`;
  return `${VERBS[method]} ${owner === undefined ? '' : `${single(owner)} `}${noun}`;
}

function single(noun: string): string {
  return noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.replace(/(?<![su])s$/, '');
}

function withArticle(noun: string): string {
  return `${/^[aeio]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
