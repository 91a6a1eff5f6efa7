import { type Doc, docsOf, type Json } from '../core/json.ts';
import { unknownSecret } from '../core/unknown.ts';

/** For `adopt`: named secrets whose values a tenant never tells. `differs`: they are not those of their deployed twin. */
export function unknownSecrets(secrets: Json | undefined, differs = false): Doc[] {
  return docsOf(secrets).map((one) => ({ ...one, value: unknownSecret(differs ? ' (changed)' : '') }));
}

/** The document without fields that an answer adds to it. */
export function without(doc: Doc, ...keys: readonly string[]): Doc {
  return Object.fromEntries(Object.entries(doc).filter(([key]) => !keys.includes(key)));
}
