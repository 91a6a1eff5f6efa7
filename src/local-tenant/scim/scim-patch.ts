import { type Doc, docsOf, isDoc, type Json, textOf } from '../../core/json.ts';
import { ScimError } from './scim-error.ts';
import { valueAtPath, withValueAtPath } from './scim-path.ts';

/** A resource with the operations of a PATCH on it (RFC 7644, section 3.5.2): add, replace, remove, in any case. Raises ScimError. */
export function patched(resource: Doc, body: Doc): Doc {
  const operations = docsOf(body.Operations);
  if (operations.length === 0) throw new ScimError(400, 'The request has no Operations.', 'invalidSyntax');
  return operations.reduce(applied, resource);
}

function applied(resource: Doc, { op, path, value }: Doc): Doc {
  const kind = String(op).toLowerCase();
  const at = textOf(path);
  if (kind === 'remove') {
    if (!at) throw new ScimError(400, 'A removal needs a path.', 'noTarget');
    return withValueAtPath(resource, at, removed(valueAtPath(resource, at), value));
  }
  if (kind !== 'add' && kind !== 'replace')
    throw new ScimError(400, `There is no operation ${String(op)}.`, 'invalidSyntax');
  if (at)
    return withValueAtPath(resource, at, kind === 'add' ? added(valueAtPath(resource, at), value) : value);
  if (!isDoc(value)) throw new ScimError(400, 'An operation without a path needs an object.', 'invalidValue');
  return Object.entries(value).reduce((next, [name, one]) => withValueAtPath(next, name, one), resource);
}

/** Entra ID names which values of a list are removed; without, all are. */
function removed(before: Json | undefined, value: Json | undefined): Json | undefined {
  if (!Array.isArray(before) || !Array.isArray(value)) return undefined;
  const gone = docsOf(value).map((one) => one.value);
  return before.filter((one) => !gone.includes(isDoc(one) ? one.value : one));
}

/** What is added to a list comes after what is there. */
function added(before: Json | undefined, value: Json | undefined): Json | undefined {
  return Array.isArray(before)
    ? ([...before, ...(Array.isArray(value) ? value : [value ?? null])] as Json)
    : value;
}
