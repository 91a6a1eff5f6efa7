import type { Doc } from '../../core/json.ts';
import { kind } from '../kind.ts';
import { permissionLinks, shownPermission } from '../users/user-links.ts';

/** What a role allows at which API. */
export const rolePermissions = kind({
  name: 'roles.permissions',
  path: '/roles/{id}/permissions',
  ...permissionLinks,
  scope: 'roles',
  listed: byName,
  show: shownPermission,
});

/** By their names, and not by when they were given (recorded). */
function byName(permissions: readonly Doc[]): Doc[] {
  const key = ({ permission_name: name = '', resource_server_identifier: api = '' }: Doc) =>
    `${String(name)} ${String(api)}`;
  return [...permissions].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
