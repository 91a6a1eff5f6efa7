import { docsOf, textsOf } from '../../core/json.ts';
import { fail } from '../../core/problem.ts';
import type { Kind } from '../../resources/kind.ts';
import type { Fork } from './fork.ts';
import { isReadable } from './source.ts';

/**
 * The scopes without which what a tenant is cannot be read, or only in part: of every row that a fork reads. What there is
 * as much of as there are people (users, sessions, members) is left out: a tenant can be read without any of it.
 */
export function neededScopes(kinds: readonly Kind[]): readonly string[] {
  const needed = kinds.flatMap((kind): readonly string[] => {
    if (kind.reading?.large) return [];
    const below = neededScopes(kind.children ?? []);
    if (!keepsSomething(kind)) return below;
    return [`read:${kind.scope}`, ...(kind.reading?.scopes ?? []), ...below];
  });
  return [...new Set(needed)].sort();
}

/** Whether a row keeps documents of its own: others only show those of other rows. */
export function keepsSomething(kind: Kind): boolean {
  const { shape, reading } = kind;
  return isReadable(kind) && (reading !== undefined || shape.type === 'list' || shape.verbs.length > 0);
}

/**
 * Refuses an application that lacks a scope which its tenant has: some come with a feature, and a tenant without that has
 * nothing to read. Raises `upstream-scopes-missing`, and what reading raises.
 */
export async function requireScopes(fork: Fork, granted: ReadonlySet<string>): Promise<void> {
  const lacking = neededScopes(fork.kinds).filter((scope) => !granted.has(scope));
  if (lacking.length === 0) return;
  const { domain, clientId } = fork.upstream;
  const offered = granted.has('read:resource_servers') ? await offeredScopes(fork) : undefined;
  const scopes = offered ? lacking.filter((scope) => offered.has(scope)) : lacking;
  if (scopes.length > 0) fail('upstream-scopes-missing', { domain, clientId, scopes });
}

/** The scopes of the tenant's Management API; undefined where it does not show them. */
async function offeredScopes(fork: Fork): Promise<ReadonlySet<string> | undefined> {
  await fork.load({ path: '/resource-servers' });
  const identifier = `https://${fork.domain}/api/v2/`;
  const api = fork.state.held.list('/resource-servers').find((one) => one.identifier === identifier);
  const scopes = docsOf(api?.scopes).map(({ value }) => value ?? '');
  return scopes.length > 0 ? new Set(textsOf(scopes)) : undefined;
}
