import type { Kind } from '../../resources/kind.ts';
import { kindAt } from '../management-api/kind-at.ts';
import { pathParams, pathPattern } from '../management-api/paths.ts';

/** Where the documents of a path are read from. */
export interface Source {
  readonly kind: Kind;
  readonly path: string;
  /** What stands in the braces of the row's path. */
  readonly params: Readonly<Record<string, string>>;
  /** True where one document can be read without the others. */
  readonly single: boolean;
  /** True where there is a list of them. */
  readonly listed: boolean;
  /** True where there is as much of it as there are people. */
  readonly large: boolean;
}

/** Where the documents of a path are read from; undefined for what a tenant has of its own (`/_keys`), or never shows. */
export function sourceOf(kinds: readonly Kind[], path: string): Source | undefined {
  if (path.startsWith('/_')) return undefined;
  const kind = kindAt(kinds, path);
  if (!kind || !isReadable(kind)) return undefined;
  const values =
    pathPattern(kind.path.replace(/\{\w+\}/g, '([^/]+)'))
      .exec(path)
      ?.slice(1) ?? [];
  const params = Object.fromEntries(pathParams(kind.path).map((name, i) => [name, values[i] ?? '']));
  return {
    kind,
    path,
    params,
    single: isSingle(kind),
    listed: isListed(kind),
    large: kind.reading?.large === true,
  };
}

/** Whether a row has a GET that tells what it keeps. */
export function isReadable(kind: Kind): boolean {
  const { shape, verbs = [], reading } = kind;
  if (reading?.own) return false;
  if (reading?.list !== undefined || shape.type === 'list') return true;
  if (verbs.some(({ method, path, goesOn }) => method === 'GET' && path === '' && !goesOn)) return true;
  return shape.verbs.some((verb) => verb === 'list' || verb === 'read');
}

/** Whether there is a list of what a row keeps. */
function isListed({ shape, verbs = [], reading }: Kind): boolean {
  if (reading?.list !== undefined || shape.type === 'list') return true;
  if (verbs.some(({ method, path }) => method === 'GET' && path === '')) return true;
  return shape.verbs.some((verb) => verb === (shape.type === 'document' ? 'read' : 'list'));
}

function isSingle({ shape, reading }: Kind): boolean {
  return shape.type === 'collection' && !reading?.whole && shape.verbs.includes('read');
}
