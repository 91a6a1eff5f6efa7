import type { Kind } from '../../resources/kind.ts';
import type { Fork } from './fork.ts';
import { keepsSomething } from './needed-scopes.ts';
import { sourceOf } from './source.ts';

/**
 * Reads what there is besides what a fork has read already, but for people: whoever opens it when it is saved may ask
 * for more than the one that saved it, such as the versions of an Action whose code has changed. What is known is not
 * read again. Raises what `Fork.load` raises.
 */
export async function readLists(fork: Fork): Promise<void> {
  const rows = withChildren(fork.kinds).filter(keepsSomething);
  // What hangs on something can only be named once that is known.
  for (const depth of [0, 1, 2]) {
    const level = rows.filter(({ path }) => path.split('{').length - 1 === depth);
    const paths = level.flatMap(({ path, reading }) =>
      reading?.place ? [reading.list ?? path] : pathsOf(fork, path),
    );
    const wanted = [...new Set(paths)].filter((path) => isWanted(fork, path));
    await Promise.all(wanted.map((path) => fork.load({ path })));
  }
}

function withChildren(kinds: readonly Kind[]): Kind[] {
  return kinds.flatMap((kind) => [kind, ...withChildren(kind.children ?? [])]);
}

/** The path with every known id in place of its braces: `/roles/{id}/permissions`. */
function pathsOf(fork: Fork, path: string): string[] {
  const [, parent, rest = ''] = /^(.*?)\/\{\w+\}(.*)$/.exec(path) ?? [];
  if (parent === undefined) return [path];
  const ids = fork.documents.origin.entries(parent).map(([id]) => id);
  return ids.filter((id) => id !== '').flatMap((id) => pathsOf(fork, `${parent}/${id}${rest}`));
}

function isWanted({ kinds, documents }: Fork, path: string): boolean {
  const source = sourceOf(kinds, path);
  return source?.listed === true && !source.large && !documents.known.has(path);
}
