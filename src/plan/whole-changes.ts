import * as z from 'zod';
import { type Doc, isDoc, type Json } from '../core/json.ts';
import type { Kind } from '../resources/kind.ts';
import { traitsOf, unwrap } from '../resources/traits.ts';
import { canonical, fieldsOf } from './canonical.ts';
import type { FieldChange } from './change.ts';
import { fieldChanges } from './field-changes.ts';
import { listChanges } from './list-changes.ts';

/**
 * The fields of a resource that is new (`before` undefined) or gone (`after` undefined): what a person may set, where it
 * is not what the server stores by itself. What the resource is called by is left out: its name says it.
 */
export function wholeChanges(kind: Kind, before: Doc | undefined, after: Doc | undefined): FieldChange[] {
  if (kind.shape.type === 'list') return listChanges(kind, kind.shape, before ?? {}, after ?? {});
  const settings = (doc: Doc | undefined) => (doc ? withoutIdentity(kind, settingsOf(kind.fields, doc)) : {});
  return fieldChanges(kind.fields, settings(before), settings(after));
}

function withoutIdentity({ identity }: Kind, settings: Doc): Doc {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !identity.includes(key)));
}

function settingsOf(fields: z.ZodType, doc: Doc): Doc {
  const known = fieldsOf(fields);
  const kept = Object.entries(doc).flatMap(([key, value]): [string, Json][] => {
    const field = known[key];
    if (!field) return [[key, value]];
    const setting = settingOf(field, value);
    return setting === undefined ? [] : [[key, setting]];
  });
  return Object.fromEntries(kept);
}

/** The value without what the server stores by itself; undefined where nothing is left. */
function settingOf(field: z.ZodType, value: Json): Json | undefined {
  const { readOnly, computed, secret, default: byDefault } = traitsOf(field);
  // A secret that nobody gives is made by the server.
  if (readOnly || (computed && secret)) return undefined;
  if (byDefault !== undefined && canonical(field, value) === canonical(field, byDefault)) return undefined;
  const inner = unwrap(field);
  if (!isDoc(value) || !(inner instanceof z.ZodObject)) return value;
  const settings = settingsOf(inner, value);
  return Object.keys(settings).length === 0 && Object.keys(value).length > 0 ? undefined : settings;
}
