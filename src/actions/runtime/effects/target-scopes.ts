import type { Outcome } from '../runner.ts';

/** The scopes that a credentials-exchange run leaves of `requested`. The caller intersects them with the client grant. */
export function targetScopesOf(
  { commands }: Pick<Outcome, 'commands'>,
  requested: readonly string[],
): readonly string[] {
  return commands.reduce<readonly string[]>(
    (scopes, { method, args: [first] }) => changeTargets(scopes, method, first),
    requested,
  );
}

/** The scopes after a call of `transaction.addTargetScope` and its like; as they were after any other. */
export function changeTargets(scopes: readonly string[], method: string, first: unknown): readonly string[] {
  const others = scopes.filter((scope) => scope !== first);
  if (method === 'transaction.addTargetScope')
    return others.length < scopes.length ? scopes : [...scopes, String(first)];
  if (method === 'transaction.removeTargetScope') return others;
  if (method === 'transaction.clearTargetScopes') return [];
  return method === 'transaction.setTargetScopes' && Array.isArray(first)
    ? [...new Set(first.map(String))]
    : scopes;
}
