import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, listOf, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, ref, set, withDefault } from '../traits.ts';
import { roleGroups } from './role-groups.ts';
import { rolePermissions } from './role-permissions.ts';
import { roleUsers } from './role-users.ts';

const CONFLICT = { message: 'The role name already exists', errorCode: 'role_conflict' };

const name = text.min(1);
const description = text.nullable();

/** Roles of the tenant, and of one organization (`owner_id`). */
export const roles = kind({
  name: 'roles',
  path: '/roles',
  shape: collection({ prefix: 'rol_', list: 'roles', created: 200, deleted: 200 }),
  scope: 'roles',
  identity: ['name'],
  missing: { message: 'The role does not exist.', errorCode: 'inexistent_role' },
  conflict: CONFLICT,
  fields: object(
    { name },
    {
      id: readOnly(text),
      description: withDefault(description, ''),
      type: withDefault(immutable(choice('tenant', 'organization')), 'tenant'),
      owner_id: immutable(text),
    },
  ),
  updateFields: settings({ name, description }),
  children: [rolePermissions, roleUsers, roleGroups],
  filter: meant,
  listed: byName,
  save: saved,
  show: shown,
  removed,
});

/** A name is there once in the tenant, and once in each organization. */
function saved(next: Doc, before: Doc | undefined, { documents }: HookContext): Doc {
  if (!before) checkOwner(next, documents);
  const twin = documents
    .find('/roles', 'name', String(next.name))
    .find((other) => other.id !== next.id && other.name === next.name && other.owner_id === next.owner_id);
  if (twin) throw new ApiError(409, CONFLICT.message, CONFLICT.errorCode);
  return { ...next, description: next.description ?? '' };
}

/** A role of an organization names the organization, and no other role names one (assumed). */
function checkOwner({ type, owner_id: owner }: Doc, documents: Documents): void {
  if ((type === 'organization') !== (owner !== undefined)) {
    throw new ApiError(400, 'owner_id goes with the type organization, and only with it.', 'invalid_body');
  }
  if (owner !== undefined && !documents.get('/organizations', String(owner))) {
    throw new ApiError(404, 'No organization found by that id', 'inexistent_organization');
  }
}

/** The answer of a POST leaves a description out that was not sent; every later one has it (recorded). */
function shown(stored: Doc, { operation }: HookContext): Doc {
  const { description: text, ...rest } = stored;
  return operation === 'create' && text === '' ? rest : stored;
}

function meant({ name, type = 'tenant', owner_id: owner }: Doc, { query }: HookContext): boolean {
  return (
    String(name)
      .toLowerCase()
      .includes(query['name_filter']?.toLowerCase() ?? '') &&
    (query['type'] === undefined || query['type'] === type) &&
    (query['owner_id'] === undefined || query['owner_id'] === owner)
  );
}

/** In the order of their names (recorded). */
function byName(roles: readonly Doc[]): Doc[] {
  return [...roles].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
}

/** Nobody keeps a role that is gone: no user, no member, no group. */
function removed({ id }: Doc, { documents }: HookContext): void {
  for (const start of ['/users/', '/organizations/', '/groups/']) {
    for (const path of documents.paths(start))
      if (path.endsWith('/roles')) documents.remove(path, String(id));
  }
}

export const rolesAsset = asset({
  key: 'roles',
  layout: 'list',
  identity: ['name'],
  entry: object(
    { name },
    {
      description: text,
      // Exports have it; auth0-deploy-cli keeps to the roles of the tenant and never sends it.
      type: choice('tenant'),
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
