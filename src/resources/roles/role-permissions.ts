import { kind, links } from '../kind.ts';
import { object, text } from '../schema.ts';
import { readOnly, ref } from '../traits.ts';
import { savedPermission, shownPermission } from '../users/user-links.ts';

/** What a role allows at which API. */
export const rolePermissions = kind({
  name: 'roles.permissions',
  path: '/roles/{id}/permissions',
  shape: links({
    body: 'permissions',
    key: ['resource_server_identifier', 'permission_name'],
    list: 'permissions',
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
