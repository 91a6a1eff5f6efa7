import type { Doc, Json } from '../../core/json.ts';
import { isDoc } from '../../core/json.ts';
import { ApiError } from '../../resources/api-error.ts';
import type { Kind } from '../../resources/kind.ts';
import type { TenantContext } from '../context.ts';
import { kindAt } from '../management-api/kind-at.ts';
import { linkId } from '../management-api/shapes/links.ts';

/**
 * Stores documents as they are, as if Auth0 had returned them: `{ "/clients": [doc, …], "/tenants/settings": doc }`,
 * by the Management API path of their collection or document. Paths that no row knows are kept too.
 */
export function seed(tenant: TenantContext, kinds: readonly Kind[], body: Json): void {
  if (!isDoc(body)) throw new ApiError(400, 'Send an object of Management API paths: { "/clients": [ … ] }');
  tenant.state.write((documents) => {
    for (const [path, value] of Object.entries(body)) {
      const kind = kindAt(kinds, path);
      const docs = Array.isArray(value) ? (value as readonly Json[]).filter(isDoc) : undefined;
      if (docs && kind?.shape.type === 'list') documents.put(path, '', { items: docs });
      else if (docs) for (const doc of docs) documents.put(path, idOf(kind, doc), doc);
      else if (isDoc(value)) documents.put(path, '', value);
    }
  });
}

function idOf(kind: Kind | undefined, doc: Doc): string {
  const { shape } = kind ?? {};
  if (shape?.type === 'links') return linkId(shape, doc);
  if (shape?.type === 'collection' && doc[shape.id] !== undefined) return String(doc[shape.id]);
  return String(doc['id'] ?? doc['client_id'] ?? doc['user_id'] ?? doc['name'] ?? JSON.stringify(doc));
}
