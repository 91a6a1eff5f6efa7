import { nearest } from '../../core/nearest.ts';
import { problem } from '../../core/problem.ts';
import type { Report } from '../report.ts';
import { positionOf } from '../source.ts';
import { child, itemsOf, type Tree, textOf } from '../tree.ts';
import { isUnknown } from './check-tree.ts';
import { isSystemApi } from './references.ts';
import type { Targets } from './targets.ts';

/** Where an API and scopes of it stand side by side: in a role's permissions and in a client grant. */
const PAIRS = [
  { api: 'resource_server_identifier', scopes: 'permission_name' },
  { api: 'audience', scopes: 'scope' },
] as const;

/** Reports every scope in the tree that the API beside it does not have. */
export function checkScopes(tree: Tree, targets: Targets, report: Report): void {
  if (tree.kind === 'list') for (const item of tree.items) checkScopes(item, targets, report);
  if (tree.kind !== 'table') return;
  for (const pair of PAIRS) checkPair(child(tree, pair.api), child(tree, pair.scopes), targets, report);
  for (const { value } of tree.entries.values()) checkScopes(value, targets, report);
}

function checkPair(api: Tree | undefined, scopes: Tree | undefined, targets: Targets, report: Report): void {
  const identifier = textOf(api);
  if (identifier === undefined || !scopes || isSystemApi(identifier)) return;
  const known = scopesOf(identifier, targets);
  if (!known) return;
  for (const one of scopes.kind === 'list' ? scopes.items : [scopes]) {
    const scope = textOf(one);
    if (scope === undefined || isUnknown(one) || known.includes(scope)) continue;
    report(
      problem(
        'unknown-scope',
        { scope, api: identifier, nearest: nearest(scope, known) },
        positionOf(one.at),
      ),
    );
  }
}

/** The scopes of an API; undefined where there is no such API, or where its scopes are not in tenant/. */
function scopesOf(identifier: string, { root }: Targets): string[] | undefined {
  const api = itemsOf(child(root, 'resourceServers')).find(
    (item) => textOf(child(item, 'identifier')) === identifier,
  );
  const scopes = child(api, 'scopes');
  if (!scopes) return undefined;
  return itemsOf(scopes).flatMap((scope) => textOf(child(scope, 'value')) ?? []);
}
