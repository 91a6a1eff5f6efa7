import type * as z from 'zod';
import { nearest } from '../../core/nearest.ts';
import { problem } from '../../core/problem.ts';
import type { Ref } from '../../resources/traits.ts';
import type { Report } from '../report.ts';
import { positionOf } from '../source.ts';
import { child, itemsOf, type Table, type Tree, textOf } from '../tree.ts';
import { isUnknown } from './check-tree.ts';
import { visit } from './visit.ts';

/** What each kind is called in a sentence; the others go by their key. */
const NOUNS: Readonly<Record<string, string>> = {
  clients: 'application',
  resourceServers: 'API',
  databases: 'connection',
  connections: 'connection',
  roles: 'role',
  organizations: 'organization',
  actions: 'Action',
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

/** What may be referred to: the entries of every key, of `tenant/` and besides. */
export class Targets {
  readonly #names = new Map<string, ReadonlySet<string>>();

  constructor(
    readonly root: Table,
    /** Keys of which entries may be missing: they stand in a file that cannot be read. */
    readonly incomplete: ReadonlySet<string>,
  ) {}

  /** The values of the field `by` of all entries of a key. */
  names(key: string, by: string): ReadonlySet<string> {
    const id = `${key} ${by}`;
    const names = this.#names.get(id) ?? this.#collect(key, by);
    this.#names.set(id, names);
    return names;
  }

  /** False where nothing can be said about entries of these keys. */
  knows({ to, by }: Ref): boolean {
    return !to.some(
      (key) => this.incomplete.has(key) || [...this.names(key, by)].some((name) => isUnknownText(name)),
    );
  }

  #collect(key: string, by: string): ReadonlySet<string> {
    const names = itemsOf(child(this.root, key)).map((item) => textOf(child(item, by)));
    return new Set(names.filter((name) => name !== undefined));
  }
}

function isUnknownText(name: string): boolean {
  return isUnknown({ kind: 'leaf', value: name, at: { source: { file: '', text: '' }, start: 0, end: 0 } });
}

export interface ReferenceOptions {
  readonly targets: Targets;
  /** False where what tenant/ does not list at all may exist in the tenant all the same. */
  readonly strict: boolean;
  readonly report: Report;
}

/** Reports every reference of the tree (trait `ref`) to something that is not there. */
export function checkReferences(schema: z.ZodType, tree: Tree, options: ReferenceOptions): void {
  visit(schema, tree, ({ ref }, part) => {
    if (!ref) return;
    for (const one of part.kind === 'list' ? part.items : [part]) checkReference(ref, one, options);
  });
}

function checkReference(ref: Ref, tree: Tree, { targets, strict, report }: ReferenceOptions): void {
  const name = textOf(tree);
  if (name === undefined || isUnknown(tree) || !targets.knows(ref)) return;
  if (ref.to.includes('resourceServers') && isSystemApi(name)) return;
  const names = ref.to.flatMap((key) => [...targets.names(key, ref.by)]);
  if (names.includes(name) || (!strict && names.length === 0)) return;
  const what = [...new Set(ref.to.map((key) => NOUNS[key] ?? key))].join(' or ');
  report(problem('unknown-reference', { what, name, nearest: nearest(name, names) }, positionOf(tree.at)));
}
