import { type Doc, docOf, itemsOf, type Json, textsOf } from '../../core/json.ts';
import type { ChangedResource, Hit } from '../risk.ts';

type Sides = Pick<ChangedResource, 'before' | 'after'>;

/** The value at a path of a document: `oidc_logout.backchannel_logout_urls`. */
export function valueAt(doc: Doc | undefined, path: string): Json | undefined {
  return path.split('.').reduce<Json | undefined>((value, key) => docOf(value)[key], doc);
}

/** Items that a list has after the change and did not have before; texts only. */
export function gained({ before, after }: Sides, path: string): string[] {
  const old = new Set(textsOf(valueAt(before, path)));
  return textsOf(valueAt(after, path)).filter((item) => !old.has(item));
}

/** Items that a list had and has no more; of a resource that is deleted, none. */
export function lost({ before, after }: Sides, path: string): string[] {
  if (!after) return [];
  return gained({ ...(before && { after: before }), before: after }, path);
}

/** Whether the field has the value now and did not before, also where the resource is new. */
export function becomes({ before, after }: Sides, path: string, value: Json): boolean {
  return same(valueAt(after, path), value) && !same(valueAt(before, path), value);
}

/** Whether the field had the value and, the resource being still there, has another one now. */
export function ceases({ before, after }: Sides, path: string, value: Json): boolean {
  return after !== undefined && same(valueAt(before, path), value) && !same(valueAt(after, path), value);
}

/** Whether the field differs between two states that both have the resource. */
export function differs({ before, after }: Sides, path: string): boolean {
  return before !== undefined && after !== undefined && !same(valueAt(before, path), valueAt(after, path));
}

/** The numbers of a field before and after, where both are numbers. */
export function numbersAt({ before, after }: Sides, path: string): readonly [number, number] | undefined {
  const [old, now] = [valueAt(before, path), valueAt(after, path)];
  return typeof old === 'number' && typeof now === 'number' ? [old, now] : undefined;
}

/** Objects of a list that are new by one of their keys. */
export function gainedDocs({ before, after }: Sides, path: string, key: string): Doc[] {
  const docs = (doc: Doc | undefined) => itemsOf(valueAt(doc, path)).map(docOf);
  const old = new Set(docs(before).map((doc) => doc[key]));
  return docs(after).filter((doc) => !old.has(doc[key]));
}

/** One hit, where the condition holds. */
export function hitIf(condition: boolean, hit: Hit): Hit[] {
  return condition ? [hit] : [];
}

/** A hit for each of the fields that is set to the value. */
export function whereBecomes(
  change: Sides,
  paths: readonly string[],
  value: Json,
  message: (field: string) => string,
): Hit[] {
  return paths
    .filter((path) => becomes(change, path, value))
    .map((field) => ({ field, value, message: message(field) }));
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
