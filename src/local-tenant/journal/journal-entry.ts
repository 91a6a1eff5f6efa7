import { isoNow } from '../../core/clock.ts';
import type { Doc, Json } from '../../core/json.ts';
import type { Kind } from '../../resources/kind.ts';
import type { TenantContext } from '../context.ts';
import { maskedDocument } from '../management-api/masked-document.ts';
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
      before: change.before ? maskedDocument(kinds, change.path, change.before) : null,
      after: change.doc ? maskedDocument(kinds, change.path, change.doc) : null,
    })),
  };
}
