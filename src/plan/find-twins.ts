import type { Project } from '../config/project.ts';
import { type Doc, docsOf } from '../core/json.ts';
import type { Position } from '../core/position.ts';
import { type Problem, problem } from '../core/problem.ts';
import type { Kind } from '../resources/kind.ts';
import { assetKeys } from './asset-keys.ts';
import type { Snapshot } from './snapshot.ts';

type Source = Pick<Project, 'tenant' | 'positions' | 'actions'>;

/**
 * The entries of a project that two documents of the tenant match: auth0-deploy-cli finds a document by its name, changes
 * one of them, and which one nobody can tell.
 */
export function findTwins(project: Source, before: Snapshot, kinds: readonly Kind[]): Problem[] {
  return kinds.flatMap((kind) => {
    const twins = twinsOf(kind, Object.entries(before[kind.path] ?? {}));
    return twins.size === 0 ? [] : entriesOf(project, kind).flatMap((entry) => told(kind, twins, entry));
  });
}

interface Entry {
  readonly doc: Doc;
  readonly at: Position | undefined;
}

/** The ids of documents that are called the same, by what they are called. */
function twinsOf(kind: Kind, docs: readonly (readonly [string, Doc])[]): ReadonlyMap<string, string[]> {
  const ids = new Map<string, string[]>();
  if (kind.shape.type !== 'collection') return ids;
  for (const [id, doc] of docs) {
    const label = labelOf(kind, doc);
    if (label !== undefined) ids.set(label, [...(ids.get(label) ?? []), id]);
  }
  return new Map([...ids].filter(([, those]) => those.length > 1));
}

function entriesOf({ tenant, positions, actions }: Source, { name }: Kind): Entry[] {
  if (name === 'actions') return actions.map((action) => ({ doc: { name: action.name }, at: action.at }));
  return assetKeys(name).flatMap((key) =>
    docsOf(tenant[key]).map((doc, i) => ({ doc, at: positions([key, i, 'name']) ?? positions([key, i]) })),
  );
}

function told(kind: Kind, twins: ReadonlyMap<string, string[]>, { doc, at }: Entry): Problem[] {
  const name = labelOf(kind, doc);
  const ids = name === undefined ? undefined : twins.get(name);
  return name !== undefined && ids ? [problem('entry-of-two', { kind: kind.name, name, ids }, at)] : [];
}

/** What a document or an entry is called; undefined where it does not say. */
function labelOf({ identity }: Kind, doc: Doc): string | undefined {
  const parts = identity.map((field) => doc[field]);
  return parts.length > 0 && parts.every((part) => typeof part === 'string' || typeof part === 'number')
    ? parts.join(' ')
    : undefined;
}
