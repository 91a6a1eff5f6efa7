import type { Doc } from '../../core/json.ts';
import { answeredPage } from '../checkpoint.ts';
import { asset, collection, type HookContext, kind, links } from '../kind.ts';
import { choice, listOf, object, text } from '../schema.ts';
import { readOnly, ref, set, withDefault } from '../traits.ts';
import { savedPermission, shownPermission } from './user-links.ts';

const rolePermissions = kind({
  name: 'roles.permissions',
  path: '/roles/{id}/permissions',
  shape: links({
    body: 'permissions',
    key: ['resource_server_identifier', 'permission_name'],
    list: 'permissions',
    removed: 204,
  }),
  scope: 'roles',
  identity: ['resource_server_identifier', 'permission_name'],
  fields: object(
    { resource_server_identifier: ref(text, 'resourceServers', 'identifier'), permission_name: text },
    { resource_server_name: readOnly(text), description: readOnly(text) },
  ),
  save: savedPermission,
  show: shownPermission,
});

/** `/roles/{id}/users`: the same links as `/users/{id}/roles`, seen from the other side. */
const roleUsers = kind({
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
      run: (_, context) => ({
        status: 200,
        body: answeredPage(usersOf(context.params['id'] ?? '', context), context.query, 'users'),
      }),
    },
    {
      method: 'POST',
      path: '',
      scope: 'update:roles',
      body: object({ users: listOf(text) }),
      run(body, { documents, params }) {
        for (const id of usersIn(body))
          documents.put(`/users/${id}/roles`, params['id'] ?? '', { id: params['id'] ?? '' });
        return { status: 200 };
      },
    },
  ],
});

function usersIn(body: unknown): readonly string[] {
  const users = (body as { users?: unknown }).users;
  return Array.isArray(users) ? users.map(String) : [];
}

function usersOf(role: string, { documents }: HookContext): Doc[] {
  return documents
    .list('/users')
    .filter(({ user_id }) => documents.get(`/users/${String(user_id)}/roles`, role))
    .map(({ user_id = '', email = '', name = '', picture = '' }) => ({ user_id, email, name, picture }));
}

/** Nobody keeps a role that is gone. */
function removed({ id }: Doc, { documents }: HookContext): void {
  for (const path of [...documents.paths('/users/'), ...documents.paths('/organizations/')]) {
    if (path.endsWith('/roles')) documents.remove(path, String(id));
  }
}

export const roles = kind({
  name: 'roles',
  path: '/roles',
  shape: collection({ prefix: 'rol_', list: 'roles', created: 200, deleted: 200 }),
  scope: 'roles',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'The role does not exist.', errorCode: 'inexistent_role' },
  conflict: { message: 'The role name already exists', errorCode: 'role_conflict' },
  fields: object(
    { name: text },
    {
      id: readOnly(text),
      description: text.nullable(),
      type: withDefault(choice('tenant', 'organization'), 'tenant'),
      owner_id: text,
    },
  ),
  children: [rolePermissions, roleUsers],
  filter: ({ name }, { query }) =>
    !query['name_filter'] || String(name).toLowerCase().includes(query['name_filter'].toLowerCase()),
  removed,
});

export const rolesAsset = asset({
  key: 'roles',
  layout: 'list',
  identity: ['name'],
  entry: object(
    { name: text.min(1) },
    {
      description: text,
      permissions: set(
        listOf(
          object({
            resource_server_identifier: ref(text, 'resourceServers', 'identifier'),
            permission_name: text,
          }),
        ),
      ),
    },
  ),
});
