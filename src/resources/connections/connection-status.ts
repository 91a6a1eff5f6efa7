import { ApiError } from '../api-error.ts';
import type { Verb } from '../kind.ts';
import { connectionOf } from './of-connection.ts';

/**
 * Which connections to Active Directory have a connector that is online: documents `{ online: true }` under the
 * connection's id. Nothing here connects by itself; a test that needs one puts it there.
 */
export const CONNECTORS = '/_ad_connectors';

/** `GET /connections/{id}/status`: 200 where the connector is online, else 404 (documented). */
export const connectionStatus: Verb = {
  method: 'GET',
  path: '/{id}/status',
  scope: 'read:connections',
  run(_, context) {
    const { id } = connectionOf(context);
    const online = context.documents.get(CONNECTORS, String(id))?.online === true;
    if (online) return { status: 200, body: {} };
    // The words are assumed.
    throw new ApiError(404, 'The connection is offline', 'connection_offline');
  },
};
