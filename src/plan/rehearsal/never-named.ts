import { kinds } from '../../resources/table.ts';
import type { Change } from '../change.ts';
import { git } from './git.ts';

/** Milliseconds for all that is asked of git: in a long history, some names stay unknown. */
const PATIENCE = 10_000;

/** What YAML may write in another way than it is. */
const WRITTEN_OTHERWISE = /['"\\\n]/;

/** Rows whose resources have one name, which stands in tenant/ as it is. */
const NAMED = new Set(
  kinds.flatMap(({ name, shape, identity }) =>
    shape.type === 'collection' && identity.length === 1 ? [name] : [],
  ),
);

/**
 * The names of deleted resources that tenant/ has never had in the history of the repository: somebody made them in the
 * Dashboard. What cannot be told is left out: outside of a repository, and in one without its whole history, everything.
 */
export function neverNamed(root: string, changes: readonly Change[]): string[] {
  const deleted = changes.filter(({ action, kind }) => action === 'delete' && NAMED.has(kind));
  const names = [...new Set(deleted.map(({ name }) => name))].filter(
    (name) => name !== '' && !WRITTEN_OTHERWISE.test(name),
  );
  if (names.length === 0 || git(root, ['rev-parse', '--is-shallow-repository']) !== 'false') return [];
  const deadline = Date.now() + PATIENCE;
  return names.filter((name) => {
    const timeoutMs = deadline - Date.now();
    if (timeoutMs <= 0) return false;
    return git(root, ['log', '-1', '--format=%h', `-S${name}`, '--', 'tenant'], { timeoutMs }) === '';
  });
}
