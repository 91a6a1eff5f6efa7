import { collection, kind, links } from '../kind.ts';
import { flag, free, listOf, loose, number, object, settings, text, texts } from '../schema.ts';
import { readOnly, ref, secret, withDefault, writeOnly } from '../traits.ts';
import { foundByEmail, MADE, meansUser, removeUser, savedUser } from './user-hooks.ts';
import { savedPermission, savedUserRole, shownRole, shownUserPermission } from './user-links.ts';

const profile = {
  email: text.nullable(),
  phone_number: text.nullable(),
  phone_verified: flag,
  email_verified: withDefault(flag, false),
  username: text.nullable(),
  given_name: text.nullable(),
  family_name: text.nullable(),
  name: text.nullable(),
  nickname: text.nullable(),
  picture: text.nullable(),
  blocked: flag,
  user_metadata: free,
  app_metadata: free,
  password: writeOnly(secret(text)),
  verify_email: writeOnly(flag),
};

const userRoles = kind({
  name: 'users.roles',
  path: '/users/{id}/roles',
  shape: links({ body: 'roles', key: ['id'], list: 'roles', added: 204 }),
  scope: 'users',
  identity: ['id'],
  fields: object({ id: ref(text, 'roles') }),
  save: savedUserRole,
  show: shownRole,
});

const userPermissions = kind({
  name: 'users.permissions',
  path: '/users/{id}/permissions',
  shape: links({
    body: 'permissions',
    key: ['resource_server_identifier', 'permission_name'],
    list: 'permissions',
  }),
  scope: 'users',
  identity: ['resource_server_identifier', 'permission_name'],
  fields: object(
    { resource_server_identifier: ref(text, 'resourceServers', 'identifier'), permission_name: text },
    { resource_server_name: readOnly(text), description: readOnly(text) },
  ),
  save: savedPermission,
  show: shownUserPermission,
});

const MISSING = { message: 'The user does not exist.', errorCode: 'inexistent_user' };

export const users = kind({
  name: 'users',
  path: '/users',
  shape: collection({ id: 'user_id', prefix: MADE, paging: 'both', list: 'users' }),
  scope: 'users',
  identity: ['email'],
  missing: MISSING,
  fields: object(
    { connection: writeOnly(ref(text, ['databases', 'connections'])) },
    {
      ...profile,
      user_id: text,
      identities: readOnly(
        listOf(loose({ connection: text, user_id: text, provider: text, isSocial: flag })),
      ),
      multifactor: readOnly(texts),
      last_ip: readOnly(text),
      last_login: readOnly(text),
      last_password_reset: readOnly(text),
      logins_count: readOnly(number),
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  updateFields: settings({
    ...profile,
    email_verified: flag,
    verify_phone_number: writeOnly(flag),
    connection: writeOnly(text),
    client_id: writeOnly(text),
  }),
  children: [userRoles, userPermissions],
  save: savedUser,
  filter: meansUser,
  removed: removeUser,
});

/** `GET /users-by-email?email=…` */
export const usersByEmail = kind({
  name: 'users.byEmail',
  path: '/users-by-email',
  shape: collection({ list: 'users', verbs: [] }),
  scope: 'users',
  identity: ['email'],
  fields: settings({ email: readOnly(text) }),
  verbs: [{ method: 'GET', path: '', scope: 'read:users', run: foundByEmail }],
});
