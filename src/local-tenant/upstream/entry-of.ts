import type * as z from 'zod';
import { type Doc, docOf, type Json } from '../../core/json.ts';
import type { Kind } from '../../resources/kind.ts';
import { traitsOf } from '../../resources/traits.ts';
import { linkId } from '../management-api/shapes/links.ts';

/** A document as it is kept, under its id. */
export type Entry = readonly [id: string, doc: Doc];

/** What an answer of an upstream is kept as; nothing where it says that there is none. */
export function entryOf(kind: Kind, answer: Json): readonly Entry[] {
  const doc = adopted(kind, answer);
  return doc ? [[idOf(kind, doc), doc]] : [];
}

/** What a document is kept under. */
function idOf({ shape }: Kind, doc: Doc): string {
  if (shape.type === 'links') return linkId(shape, doc);
  return shape.type === 'collection' ? String(doc[shape.id]) : '';
}

/** An answer as the row keeps it. */
export function adopted(kind: Kind, answer: Json): Doc | undefined {
  if (kind.reading?.adopt) return kind.reading.adopt(answer);
  return kind.shape.type === 'links' ? linkIn(kind, docOf(answer)) : docOf(answer);
}

/** A link is kept without what an answer tells of the other side. */
function linkIn(kind: Kind, answer: Doc): Doc {
  const fields = kind.fields.shape as Readonly<Record<string, z.ZodType>>;
  return Object.fromEntries(
    Object.entries(answer).filter(([key]) => fields[key] !== undefined && !traitsOf(fields[key]).readOnly),
  );
}

/** Whether an answer says no more than that nothing has been set. */
export function isEmpty({ shape }: Kind, doc: Doc): boolean {
  if (shape.type !== 'document' || !shape.empty) return false;
  return JSON.stringify(doc) === JSON.stringify(shape.empty);
}
