import type { Command, Outcome } from '../runner.ts';

/** The scopes that a credentials-exchange run leaves of `requested`. The caller intersects them with the client grant. */
export function targetScopesOf(
  { commands }: Pick<Outcome, 'commands'>,
  requested: readonly string[],
): readonly string[] {
  return commands.reduce(changeTargets, requested);
}

function changeTargets(scopes: readonly string[], { method, args: [first] }: Command): readonly string[] {
  const others = scopes.filter((scope) => scope !== first);
  if (method === 'transaction.addTargetScope') return [...others, String(first)];
  if (method === 'transaction.removeTargetScope') return others;
  if (method === 'transaction.clearTargetScopes') return [];
  return method === 'transaction.setTargetScopes' && Array.isArray(first)
    ? [...new Set(first.map(String))]
    : scopes;
}
