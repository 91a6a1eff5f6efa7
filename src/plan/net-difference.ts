import type { Doc } from '../core/json.ts';
import { pathPattern } from '../local-tenant/management-api/paths.ts';
import type { Kind } from '../resources/kind.ts';
import type { Change, Difference, FieldChange, Place } from './change.ts';
import { fieldChanges, settableKeys } from './field-changes.ts';
import { idNames, withNames } from './id-names.ts';
import { listChanges } from './list-changes.ts';
import { type Compared, pairChanges } from './pair-changes.ts';
import { type Sides, sides } from './sides.ts';
import type { Snapshot } from './snapshot.ts';
import { wholeChanges } from './whole-changes.ts';

/**
 * What differs between two states of a tenant, by what a person may set: ids, dates, versions and what else the
 * server makes are no differences. Whatever stands below a resource (a role's permissions) belongs to it.
 */
export function netDifference(before: Snapshot, after: Snapshot, kinds: readonly Kind[]): Difference {
  const compared = sides(before, after);
  const results = kinds.filter(isCompared).map((kind) => kindDifference(kind, compared));
  const names = idNames(kinds, before, after);
  return {
    changes: results.flatMap(({ changes }) => changes.map((change) => withNames(change, names))),
    unchanged: results.reduce((sum, { unchanged }) => sum + unchanged, 0),
  };
}

/** Kinds without anything to set, such as the versions of an Action, are the server's own. */
function isCompared(kind: Kind): boolean {
  return settableKeys(kind.fields).length > 0;
}

function kindDifference(kind: Kind, both: Sides): Difference {
  const compared: Compared[] = [];
  let unchanged = 0;
  for (const path of pathsOf(kind, both.paths)) {
    for (const id of idsOf(path, both)) {
      const found = compareResource(kind, path, id, both);
      if (found) compared.push(found);
      else unchanged += 1;
    }
  }
  return {
    changes: pairChanges(kind, compared, (old, now) => movedChildren(kind, old, now, both)),
    unchanged,
  };
}

function compareResource(kind: Kind, path: string, id: string, both: Sides): Compared | undefined {
  const { before, after } = both;
  const old = before[path]?.[id];
  const doc = after[path]?.[id];
  const name = nameOf(kind, path, doc ?? old ?? {}, id);
  const place: Place = { path, ...(old && { before: id }), ...(doc && { after: id }) };
  const documents = { ...(old && { before: old }), ...(doc && { after: doc }) };
  const fields = [...ownChanges(kind, old, doc), ...childChanges(kind, `${path}/${id}`, both)];
  if (!old || !doc) {
    const action = old ? 'delete' : 'create';
    return { change: { kind: kind.name, name, action, fields, place }, ...documents };
  }
  if (fields.length === 0) return undefined;
  return { change: { kind: kind.name, name, action: 'update', fields, place }, ...documents };
}

function ownChanges(kind: Kind, old: Doc | undefined, doc: Doc | undefined): FieldChange[] {
  if (!old || !doc) return wholeChanges(kind, old, doc);
  return kind.shape.type === 'list'
    ? listChanges(kind, kind.shape, old, doc)
    : fieldChanges(kind.fields, old, doc);
}

function childChanges(kind: Kind, parent: string, both: Sides): FieldChange[] {
  return (kind.children ?? []).filter(isCompared).flatMap((child) => {
    const found = pathsOf(child, both.below(parent)).flatMap((path) =>
      idsOf(path, both).flatMap((id) => compareResource(child, path, id, both) ?? []),
    );
    return asFields(child, found);
  });
}

/** What differs below a resource that was made anew, and so stands elsewhere than before. */
function movedChildren(kind: Kind, old: string, now: string, both: Sides): FieldChange[] {
  const below = (snapshot: Snapshot, parent: string) =>
    both.below(parent).flatMap((path) => {
      const docs = snapshot[path];
      return docs ? [[now + path.slice(parent.length), docs] as const] : [];
    });
  const before = Object.fromEntries(below(both.before, old));
  const after = Object.fromEntries(below(both.after, now));
  return childChanges(kind, now, sides(before, after));
}

/** Changes of things below a resource, told as fields of that resource: which of them are new and gone, and what changed in others. */
function asFields(child: Kind, found: readonly Compared[]): FieldChange[] {
  const field = child.name.split('.').at(-1) ?? child.name;
  const names = (action: Change['action']) =>
    found.flatMap(({ change }) => (change.action === action ? [change.name] : []));
  const [added, removed] = [names('create'), names('delete')];
  // What is gone is told by its name alone.
  const there = found.filter(({ change }) => change.action !== 'delete');
  const changed = there.flatMap(({ change }) =>
    change.fields.map((one) => ({
      ...one,
      field: [field, change.name, one.field].filter(Boolean).join('.'),
    })),
  );
  if (added.length + removed.length === 0) return changed;
  return [{ field, before: removed, after: added, items: { added, removed } }, ...changed];
}

/** The paths that the row's path stands for, with its braces filled. */
function pathsOf(kind: Kind, paths: readonly string[]): string[] {
  const pattern = pathPattern(kind.path);
  return paths.filter((path) => pattern.test(path));
}

function idsOf(path: string, { before, after }: Sides): string[] {
  return [...new Set([...Object.keys(before[path] ?? {}), ...Object.keys(after[path] ?? {})])];
}

/** By identity; where there is none, what stood in the path's braces: `email-templates/welcome_email`. */
function nameOf(kind: Kind, path: string, doc: Doc, id: string): string {
  const names = kind.identity.map((field) => doc[field]).filter((value) => value !== undefined);
  if (names.length > 0) return names.map(String).join(' ');
  const steps = path.split('/');
  const filled = kind.path.split('/').flatMap((step, i) => (step.startsWith('{') ? [steps[i] ?? ''] : []));
  return filled.length > 0 ? filled.join(' ') : id;
}
