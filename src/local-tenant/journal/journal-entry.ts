import { isoNow } from '../../core/clock.ts';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import type { Kind } from '../../resources/kind.ts';
import { maskSecrets } from '../../resources/mask-secrets.ts';
import type { TenantContext } from '../context.ts';
import { kindAt } from '../management-api/kind-at.ts';
import type { Route } from '../management-api/route.ts';
import type { Change } from '../store/memory-documents.ts';

/** A write as the Management API was asked for it. */
export interface WriteRequest {
  readonly route: Route;
  readonly clientId: string;
  /** Below `/api/v2`, as it was sent. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** With its secrets hidden. */
  readonly sent: Json;
}

/** The journal's entry of a write. What the local tenant keeps for itself (`/_passwords`) is no part of it. */
export function journalEntry(
  { clock }: TenantContext,
  kinds: readonly Kind[],
  { route, clientId, path, query, sent }: WriteRequest,
  status: number,
  changes: readonly Change[],
): Doc {
  const seen = changes.filter((change) => !change.path.startsWith('/_'));
  return {
    at: isoNow(clock),
    client_id: clientId,
    method: route.method,
    path,
    query,
    body: sent,
    status,
    changes: seen.map((change) => ({
      path: change.path,
      id: change.id,
      before: masked(kinds, change.path, change.before),
      after: masked(kinds, change.path, change.doc),
    })),
  };
}

function masked(kinds: readonly Kind[], path: string, doc: Doc | undefined): Json {
  if (doc === undefined) return null;
  const kind = kindAt(kinds, path);
  if (!kind) return doc;
  const items = kind.shape.type === 'list' ? doc['items'] : undefined;
  if (!Array.isArray(items)) return maskSecrets(kind.fields, doc);
  return {
    items: (items as readonly Json[]).map((item) => (isDoc(item) ? maskSecrets(kind.fields, item) : item)),
  };
}
