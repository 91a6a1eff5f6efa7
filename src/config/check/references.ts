import { nearest } from '../../core/nearest.ts';
import { problem } from '../../core/problem.ts';
import type { Ref } from '../../resources/traits.ts';
import type { Report } from '../report.ts';
import { positionOf } from '../source.ts';
import { type Tree, textOf } from '../tree.ts';
import { isUnknown } from './check-tree.ts';
import type { Field } from './fields.ts';
import type { Targets } from './targets.ts';

/** What each kind is called in a sentence; the others go by their key. */
const NOUNS: Readonly<Record<string, string>> = {
  clients: 'application',
  resourceServers: 'API',
  databases: 'connection',
  connections: 'connection',
  roles: 'role',
  organizations: 'organization',
  actions: 'Action',
  actionModules: 'Actions Module',
  personas: 'persona',
  forms: 'form',
};

/** The APIs that every tenant has: `https://DOMAIN/api/v2/`, its `/me/` and `/my-org/`, and `/userinfo`. */
const SYSTEM_API = /^https:\/\/[^/]+\/(api\/v2\/|me\/|my-org\/|userinfo)$/;
const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  'Auth0 Management API',
  'Auth0 My Account API',
  'Auth0 My Organization API',
]);

export function isSystemApi(identifier: string): boolean {
  return SYSTEM_API.test(identifier) || SYSTEM_NAMES.has(identifier);
}

export interface ReferenceOptions {
  readonly targets: Targets;
  /** False where what tenant/ does not list at all may exist in the tenant all the same. */
  readonly strict: boolean;
  /** True where it is no error to name something of another environment. */
  readonly lenient: boolean;
  readonly report: Report;
}

/** Reports every reference (trait `ref`) to something that is not there. */
export function checkReferences(fields: readonly Field[], options: ReferenceOptions): void {
  for (const { ref, tree } of fields) {
    if (!ref) continue;
    for (const one of tree.kind === 'list' ? tree.items : [tree]) checkReference(ref, one, options);
  }
}

function checkReference(ref: Ref, tree: Tree, { targets, strict, lenient, report }: ReferenceOptions): void {
  const name = textOf(tree);
  if (name === undefined || isUnknown(tree) || !targets.knows(ref)) return;
  if (ref.to.includes('resourceServers') && isSystemApi(name)) return;
  const names = ref.to.flatMap((key) => [...targets.names(key, ref.by)]);
  const leftOut = targets.isLeftOut(ref, name);
  if (names.includes(name) || (lenient && leftOut) || (!strict && names.length === 0)) return;
  const what = [...new Set(ref.to.map((key) => NOUNS[key] ?? key))].join(' or ');
  report(
    problem('unknown-reference', { what, name, leftOut, nearest: nearest(name, names) }, positionOf(tree.at)),
  );
}
