import type { Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { CLIENT_MISSING } from '../applications/client-hooks.ts';
import { checkpointPage } from '../checkpoint.ts';
import { kind } from '../kind.ts';
import { requireScope } from '../require-scope.ts';
import { settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { shownConnection } from './connection-hooks.ts';

/** `GET /clients/{id}/connections`: the connections that an application may use. */
export const clientConnections = kind({
  name: 'clients.connections',
  path: '/clients/{id}/connections',
  shape: collection({ paging: 'checkpoint', list: 'connections', verbs: [] }),
  scope: 'connections',
  identity: ['id'],
  fields: settings({ id: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:connections',
      run(_, context) {
        const { documents, params, query, caller } = context;
        // Documented: besides the connections, one must be allowed to read applications.
        if (caller?.scopes.has('read:client_summary') !== true) requireScope('read:clients', context);
        const id = params['id'] ?? '';
        if (!documents.get('/clients', id)) {
          throw new ApiError(404, CLIENT_MISSING.message, CLIENT_MISSING.errorCode);
        }
        const asked = query['strategy']?.split(',');
        const connections = documents
          .list('/connections')
          .filter(({ enabled_clients: clients, strategy }) => {
            const enabled = Array.isArray(clients) && (clients as readonly Json[]).includes(id);
            return enabled && (asked === undefined || asked.includes(String(strategy)));
          })
          .map((connection) => {
            const { enabled_clients: _, ...shown } = shownConnection(connection, {
              ...context,
              operation: 'list',
            });
            return shown;
          });
        return { status: 200, body: checkpointPage(connections, query, 'connections') };
      },
    },
  ],
});
