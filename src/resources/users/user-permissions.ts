import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, docsOf, type Json } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { permissionLinks, shownPermission } from './user-links.ts';

/** Where a permission comes from, as `sources` tells it. */
interface Source {
  readonly source_id: string;
  readonly source_name: string;
  readonly source_type: 'DIRECT' | 'ROLE';
}

const DIRECT: Source = { source_id: '', source_name: '', source_type: 'DIRECT' };

/**
 * What a user may do: directly and by roles, each permission once, with its sources. By name, as recorded; the source
 * of a role is assumed to be told as that of a direct permission is.
 */
export function listedPermissions(
  direct: readonly Doc[],
  { documents, params }: HookContext,
): readonly Doc[] {
  const all = new Map<string, { readonly permission: Doc; readonly sources: Source[] }>();
  const add = (permission: Doc, source: Source) => {
    const { resource_server_identifier: api = '', permission_name: name = '' } = permission;
    const known = all.get(`${name} ${api}`);
    if (known) known.sources.push(source);
    else all.set(`${name} ${api}`, { permission, sources: [source] });
  };
  for (const permission of direct) add(permission, DIRECT);
  for (const role of rolesOf(documents, params['id'] ?? '')) {
    const source: Source = {
      source_id: String(role.id),
      source_name: String(role.name),
      source_type: 'ROLE',
    };
    for (const permission of documents.list(`/roles/${String(role.id)}/permissions`)) add(permission, source);
  }
  return [...all]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { permission, sources }]) => ({
      ...permission,
      sources: sources.map((source) => ({ ...source })),
    }));
}

/** The roles that a user has been given directly. */
export function rolesOf(documents: Documents, userId: string): Doc[] {
  return documents.list(`/users/${userId}/roles`).flatMap(({ id }) => {
    const role = documents.get('/roles', String(id));
    return role ? [role] : [];
  });
}

/** A permission that the answer of another tenant lists, where the user has it directly: those of roles stand with the roles. */
function adopted(answer: Json): Doc | undefined {
  const { resource_server_identifier = '', permission_name = '', sources } = docOf(answer);
  const direct = docsOf(sources).some(({ source_type }) => source_type === DIRECT.source_type);
  return sources === undefined || direct ? { resource_server_identifier, permission_name } : undefined;
}

export const userPermissions = kind({
  name: 'users.permissions',
  path: '/users/{id}/permissions',
  ...permissionLinks,
  scope: 'users',
  listed: listedPermissions,
  reading: { adopt: adopted },
  show: (stored, context) => ({
    ...shownPermission(stored, context),
    ...(stored.sources !== undefined && { sources: stored.sources }),
  }),
});
