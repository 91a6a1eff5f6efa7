import type { Doc } from '../../core/json.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import { text } from '../schema.ts';
import { type CollectionShape, collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { base58 } from './base58.ts';

/** A name or a description: no space at its ends (documented). */
export const title = text
  .min(3)
  .max(255)
  .regex(/^\S(.*\S)?$/);
export const description = text
  .min(3)
  .max(1024)
  .regex(/^\S(.*\S)?$/);

export const made = { id: readOnly(text), created_at: readOnly(text), updated_at: readOnly(text) };

/** `/experimentation/…`: checkpoints of 25, at most 50 (documented). */
export function experimentationShape(prefix: string, list: string): CollectionShape {
  return collection({ prefix, list, length: 22, paging: 'checkpoint', perPage: 25, maxPerPage: 50 });
}

/** For `save`: an id of the documented form, and dates. */
export function identified(prefix: string, next: Doc, before: Doc | undefined, context: HookContext): Doc {
  return dated(before ? next : { ...next, id: prefix + base58(context.random) }, before, context);
}
