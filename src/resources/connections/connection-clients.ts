import { type Doc, docsOf, itemsOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { checkpointPage } from '../checkpoint.ts';
import type { Verb } from '../kind.ts';
import { flag, listOf, object, text } from '../schema.ts';
import { connectionOf } from './of-connection.ts';

/** `/connections/{id}/clients`: the applications that a connection is on for. Kept on the connection, in `enabled_clients`. */

export const listEnabledClients: Verb = {
  method: 'GET',
  path: '/{id}/clients',
  scope: 'read:connections',
  run(_, context) {
    const clients = enabledClients(connectionOf(context)).map((id) => ({ client_id: id }));
    return { status: 200, body: checkpointPage(clients, context.query, 'clients') };
  },
};

export const changeEnabledClients: Verb = {
  method: 'PATCH',
  path: '/{id}/clients',
  scope: 'update:connections',
  body: listOf(object({ client_id: text, status: flag })).min(1),
  run(body, context) {
    const connection = connectionOf(context);
    const enabled = new Set(enabledClients(connection));
    for (const change of docsOf(body)) {
      const id = String(change.client_id);
      if (!context.documents.get('/clients', id)) {
        throw new ApiError(
          400,
          `One or more of the specified clients does not exist: ${id}`,
          'invalid_client',
        );
      }
      if (change.status === true) enabled.add(id);
      else enabled.delete(id);
    }
    if (!sameMembers(enabled, enabledClients(connection))) {
      context.documents.put('/connections', String(connection.id), {
        ...connection,
        enabled_clients: [...enabled],
      });
    }
    return { status: 204 };
  },
};

function sameMembers(a: ReadonlySet<string>, b: readonly string[]): boolean {
  return a.size === b.length && b.every((one) => a.has(one));
}

function enabledClients({ enabled_clients: clients }: Doc): readonly string[] {
  return itemsOf(clients).map(String);
}
