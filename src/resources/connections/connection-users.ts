import { docsOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { Verb } from '../kind.ts';
import { removeConnectionUser } from './connection-hooks.ts';
import { connectionOf } from './of-connection.ts';

/** `DELETE /connections/{id}/users?email=…`: the user of a database with that address, if there is one. */
export const removeUserByEmail: Verb = {
  method: 'DELETE',
  path: '/{id}/users',
  scope: 'delete:users',
  run(_, context) {
    const { name, strategy } = connectionOf(context);
    const { email } = context.query;
    if (!email) {
      throw new ApiError(
        400,
        "Query validation error: 'Missing required property: email'.",
        'invalid_query_string',
      );
    }
    if (strategy !== 'auth0') {
      throw new ApiError(400, 'Connection must be a database connection', 'invalid_connection');
    }
    for (const user of context.documents.find('/users', 'email', email)) {
      if (docsOf(user.identities)[0]?.connection === name) removeConnectionUser(user, context);
    }
    return { status: 204 };
  },
};
