import type * as z from 'zod';
import type { Doc } from '../core/json.ts';
import type { Kind } from '../resources/kind.ts';
import { traitsOf } from '../resources/traits.ts';
import { canonical, fieldsOf } from './canonical.ts';
import type { Change, FieldChange } from './change.ts';
import { fieldChanges } from './field-changes.ts';

/** A change of a resource with its documents. */
export interface Compared {
  readonly change: Change;
  readonly before?: Doc;
  readonly after?: Doc;
}

/** What differs below two paths that stand for the same resource. */
export type ChildrenOf = (before: string, after: string) => readonly FieldChange[];

/**
 * Finds the deletions and creations that belong together: the same thing made anew, because a field of it cannot be
 * changed, becomes one `replace`; the same content under another name stays two changes that name each other.
 */
export function pairChanges(kind: Kind, compared: readonly Compared[], childrenOf: ChildrenOf): Change[] {
  const created = compared.filter(({ change }) => change.action === 'create');
  const taken = new Set<Compared>();
  const take = (gone: Compared, test: (before: Doc, after: Doc) => boolean) => {
    const found = created.find(
      (one) => !taken.has(one) && test(gone.before ?? {}, one.after ?? {}) && sameParent(gone, one),
    );
    if (found) taken.add(found);
    return found;
  };
  const results = new Map<Compared, Change | undefined>();
  for (const gone of compared.filter(({ change }) => change.action === 'delete')) {
    const anew = take(gone, (before, after) => sameLabel(kind, before, after));
    if (anew) {
      results.set(gone, replacement(kind, gone, anew, childrenOf)).set(anew, undefined);
      continue;
    }
    const renamed = take(gone, (before, after) => sameContent(kind, before, after));
    if (!renamed) continue;
    results.set(gone, { ...gone.change, renamed: { to: renamed.change.name } });
    results.set(renamed, { ...renamed.change, renamed: { from: gone.change.name } });
  }
  return compared.flatMap((one) => (results.has(one) ? (results.get(one) ?? []) : one.change));
}

const sameParent = (a: Compared, b: Compared): boolean => a.change.place.path === b.change.place.path;

function replacement(kind: Kind, gone: Compared, anew: Compared, childrenOf: ChildrenOf): Change {
  const [before, after] = [gone.before ?? {}, anew.after ?? {}];
  const fields = fieldsOf(kind.fields);
  const because = Object.keys(fields).filter(
    (key) =>
      isImmutable(fields[key]) && canonical(fields[key], before[key]) !== canonical(fields[key], after[key]),
  );
  const place = { ...gone.change.place, ...anew.change.place };
  const below = childrenOf(`${place.path}/${place.before}`, `${place.path}/${place.after}`);
  return {
    ...anew.change,
    action: 'replace',
    fields: [...fieldChanges(kind.fields, before, after), ...below],
    because,
    place,
  };
}

const isImmutable = (field: z.ZodType | undefined): boolean =>
  field !== undefined && traitsOf(field).immutable === true;

/** Whether people would call both the same. */
function sameLabel({ identity }: Kind, before: Doc, after: Doc): boolean {
  if (before['name'] !== undefined && before['name'] === after['name']) return true;
  return (
    identity.length > 0 &&
    identity.every((field) => before[field] !== undefined && before[field] === after[field])
  );
}

/** Whether they are the same but for what they are called, and for what the server makes itself. */
function sameContent(kind: Kind, before: Doc, after: Doc): boolean {
  const [old, now] = [contentOf(kind, before), contentOf(kind, after)];
  return Object.keys(old).length > 0 && fieldChanges(kind.fields, old, now).length === 0;
}

function contentOf({ identity, fields }: Kind, doc: Doc): Doc {
  const known = fieldsOf(fields);
  return Object.fromEntries(
    Object.entries(doc).filter(([key]) => {
      const { readOnly, computed, secret, immutable } = known[key] ? traitsOf(known[key]) : {};
      return key !== 'name' && !identity.includes(key) && !(readOnly || computed || secret || immutable);
    }),
  );
}
