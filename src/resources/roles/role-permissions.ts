import type { Doc } from '../../core/json.ts';
import { kind } from '../kind.ts';
import { object, text } from '../schema.ts';
import { links } from '../shapes.ts';
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
  listed: byName,
  show: shownPermission,
});

/** By their names, and not by when they were given (recorded). */
function byName(permissions: readonly Doc[]): Doc[] {
  const key = ({ permission_name: name = '', resource_server_identifier: api = '' }: Doc) =>
    `${String(name)} ${String(api)}`;
  return [...permissions].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
