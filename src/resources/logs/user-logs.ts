import { kind } from '../kind.ts';
import { settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { allLogs } from './log-store.ts';
import { searchedLogs } from './search-logs.ts';

/** `GET /users/{id}/logs`, also of a user who is gone. */
export const userLogs = kind({
  name: 'users.logs',
  path: '/users/{id}/logs',
  shape: collection({ list: 'logs', verbs: [] }),
  scope: 'logs',
  identity: ['log_id'],
  fields: settings({ log_id: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:logs',
      alsoScopes: ['read:logs_users'],
      run(_, context) {
        const id = context.params['id'];
        const logs = allLogs(context.documents).filter(({ user_id }) => user_id === id);
        return { status: 200, body: searchedLogs(logs, context) };
      },
    },
  ],
});
