import { type Doc, isDoc, type Json } from '../../core/json.ts';
import type { Kind } from '../../resources/kind.ts';
import { maskSecrets } from '../../resources/mask-secrets.ts';
import { kindAt } from './kind-at.ts';

/** A document at a Management API path with `«secret»` in place of what its row calls secret. */
export function maskedDocument(kinds: readonly Kind[], path: string, doc: Doc): Json {
  const kind = kindAt(kinds, path);
  if (!kind) return doc;
  const items = kind.shape.type === 'list' ? doc['items'] : undefined;
  if (!Array.isArray(items)) return maskSecrets(kind.fields, doc);
  return {
    items: (items as readonly Json[]).map((item) => (isDoc(item) ? maskSecrets(kind.fields, item) : item)),
  };
}
