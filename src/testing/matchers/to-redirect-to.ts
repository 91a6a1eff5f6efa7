import type { Redirect } from '../redirect.ts';
import { ending } from './happened.ts';
import { matcher } from './matcher.ts';
import { contains, type TextPattern, type Tools } from './tools.ts';

/** Of the query and of the claims of the session token: what has to be there. */
export interface Carried {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly token?: Readonly<Record<string, unknown>>;
}

export const toRedirectTo = matcher<[url: TextPattern, carried?: Carried]>(
  'toRedirectTo',
  (findings, [url, carried = {}], tools) => {
    const { redirect } = findings;
    const { printExpected, printReceived } = tools.utils;
    const more = Object.keys(carried).length > 0 ? ` with ${printExpected(carried)}` : '';
    return {
      pass: redirect !== undefined && leadsTo(redirect, url) && carries(redirect, carried, tools),
      expected: `${printExpected(url)}${more}`,
      found: redirect ? printReceived(shown(redirect, url, carried)) : ending(findings),
    };
  },
);

/** A URL without a query is compared without one. */
function leadsTo({ url }: Redirect, wanted: TextPattern): boolean {
  if (wanted instanceof RegExp) return wanted.test(url);
  if (!URL.canParse(wanted)) return wanted === url;
  const { search, href } = new URL(wanted);
  return (search ? url : withoutQuery(url)) === href;
}

function carries({ query, token }: Redirect, wanted: Carried, tools: Tools): boolean {
  return (
    contains(tools, query, wanted.query ?? {}) &&
    (!wanted.token || (token !== undefined && contains(tools, token, wanted.token)))
  );
}

/** No more than was asked about: tokens are long. */
function shown({ url, query, token }: Redirect, wanted: TextPattern, carried: Carried): unknown {
  const full = wanted instanceof RegExp || wanted.includes('?');
  return {
    url: full ? url : withoutQuery(url),
    ...(carried.query && { query }),
    ...(carried.token && { token: token ?? 'no token that a secret of the Action signed' }),
  };
}

function withoutQuery(url: string): string {
  const address = new URL(url);
  address.search = '';
  return address.href;
}
