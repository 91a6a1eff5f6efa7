import { type Doc, docsOf, isDoc } from '../core/json.ts';
import type { Kind } from '../resources/kind.ts';
import type { ListShape } from '../resources/shapes.ts';
import type { FieldChange } from './change.ts';
import { fieldChanges } from './field-changes.ts';

/**
 * What differs in a list that is replaced whole, such as the bindings of a trigger: its order counts. Where the same
 * items stand in the same order, the fields of those that differ.
 */
export function listChanges(kind: Kind, shape: ListShape, before: Doc, after: Doc): FieldChange[] {
  const old = itemsOf(before);
  const items = itemsOf(after);
  const labels = (docs: readonly Doc[]) => docs.map((doc) => labelOf(kind, doc));
  if (JSON.stringify(labels(old)) !== JSON.stringify(labels(items))) {
    return [{ field: shape.list, before: labels(old), after: labels(items) }];
  }
  return items.flatMap((item, i) =>
    fieldChanges(kind.fields, old[i] ?? {}, item).map((one) => ({
      ...one,
      field: `${shape.list}.${labelOf(kind, item)}.${one.field}`,
    })),
  );
}

function itemsOf({ items }: Doc): Doc[] {
  return docsOf(items);
}

/** An item by its identity; what it refers to by name. */
function labelOf({ identity }: Kind, item: Doc): string {
  const parts = identity.map((field) => item[field]);
  return parts.map((part) => String(isDoc(part) ? (part['name'] ?? part['id']) : part)).join(' ');
}
