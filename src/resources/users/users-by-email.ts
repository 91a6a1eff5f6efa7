import { ApiError } from '../api-error.ts';
import { kind } from '../kind.ts';
import { settings, text } from '../schema.ts';
import { selectedFields } from '../selected-fields.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { shownUser } from './show-user.ts';

/** `GET /users-by-email?email=…`: the case counts (documented), and users of databases are kept in lower case. */
export const usersByEmail = kind({
  name: 'users.byEmail',
  path: '/users-by-email',
  shape: collection({ list: 'users', verbs: [] }),
  scope: 'users',
  identity: ['email'],
  fields: settings({ email: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:users',
      run(_, context) {
        const { email } = context.query;
        if (!email) {
          throw new ApiError(
            400,
            "Query validation error: 'Missing required property: email'.",
            'invalid_query_string',
          );
        }
        const found = context.documents.find('/users', 'email', email).filter((user) => user.email === email);
        return {
          status: 200,
          body: found.map((user) => selectedFields(shownUser(user, context), context.query)),
        };
      },
    },
  ],
});
