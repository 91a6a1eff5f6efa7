import type { Documents } from '../../core/documents.ts';
import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { answeredPage } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { listOf, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';

/** `/roles/{id}/users`: the same links as `/users/{id}/roles`, seen from the other side. */
export const roleUsers = kind({
  name: 'roles.users',
  path: '/roles/{id}/users',
  shape: collection({ list: 'users', verbs: [] }),
  scope: 'roles',
  identity: ['user_id'],
  fields: object({ user_id: text }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:roles',
      alsoScopes: ['read:users', 'read:role_members'],
      run: (_, context) => ({
        status: 200,
        body: answeredPage(usersOf(context), context.query, 'users'),
      }),
    },
    {
      method: 'POST',
      path: '',
      scope: 'update:roles',
      alsoScopes: ['create:role_members'],
      body: object({ users: listOf(text) }),
      run(body, { documents, params }) {
        const role = params['id'] ?? '';
        for (const user of existing(body, documents)) {
          if (!documents.get(`/users/${user}/roles`, role))
            documents.put(`/users/${user}/roles`, role, { id: role });
        }
        return { status: 200, body: {} };
      },
    },
  ],
});

/** How a list of people shows one of them (recorded). */
export function shownPerson({ user_id = '', email = '', name = '', picture = '' }: Doc): Doc {
  return { user_id, email, name, picture };
}

function usersOf({ documents, params }: HookContext): Doc[] {
  return documents
    .list('/users')
    .filter(({ user_id }) => documents.get(`/users/${String(user_id)}/roles`, params['id'] ?? ''))
    .map(shownPerson);
}

function existing(body: Json, documents: Documents): string[] {
  const users = isDoc(body) && Array.isArray(body['users']) ? body['users'].map(String) : [];
  if (!users.every((id) => documents.get('/users', id)))
    throw new ApiError(404, 'The user does not exist.', 'inexistent_user');
  return users;
}
