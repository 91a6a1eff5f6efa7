import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { checkpointPage, checkpointVerb } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { effectiveRoles, groupsOfUser } from '../roles/group-links.ts';
import { belowUser } from './below-user.ts';
import { shownPermission } from './user-links.ts';

/** The roles of a user, given directly or by way of groups: `{ id, name, description, sources }`. */
function rolesOf(user: string, documents: Documents): Doc[] {
  const groups = groupsOfUser(documents, user).map(({ id }) => `/groups/${String(id)}/roles`);
  return effectiveRoles(documents, `/users/${user}/roles`, groups);
}

function required(name: string, { query }: HookContext): string {
  const value = query[name];
  if (value) return value;
  throw new ApiError(
    400,
    `Query validation error: 'Missing required property: ${name}'.`,
    'invalid_query_string',
  );
}

const userRolesOf = (context: HookContext) => rolesOf(context.params['id'] ?? '', context.documents);

/** Whether a collection of permissions has this one. */
function grants(path: string, api: string, name: string, documents: Documents): boolean {
  return documents
    .list(path)
    .some((one) => one.resource_server_identifier === api && one.permission_name === name);
}

/** What a user may do at one API, and by which ways: `direct`, `roles`. */
function permissionsOf(context: HookContext): Doc[] {
  const { documents, params } = context;
  const api = required('resource_server_identifier', context);
  const direct = `/users/${params['id'] ?? ''}/permissions`;
  const roles = userRolesOf(context).map(({ id }) => `/roles/${String(id)}/permissions`);
  const names = [direct, ...roles]
    .flatMap((path) => documents.list(path))
    .filter((one) => one.resource_server_identifier === api)
    .map(({ permission_name }) => String(permission_name));
  return [...new Set(names)].sort().map((name) => ({
    ...shownPermission({ resource_server_identifier: api, permission_name: name }, context),
    sources: [
      ...(grants(direct, api, name, documents) ? ['direct'] : []),
      ...(roles.some((path) => grants(path, api, name, documents)) ? ['roles'] : []),
    ],
  }));
}

export const effectivePermissions = belowUser(
  'effectivePermissions',
  '/effective-permissions',
  'user_effective_permissions',
  [
    checkpointVerb('', 'read:user_effective_permissions', 'permissions', permissionsOf),
    {
      method: 'GET',
      path: '/sources/effective-roles',
      scope: 'read:user_permission_source_roles',
      run(_, context) {
        const api = required('resource_server_identifier', context);
        const name = required('permission_name', context);
        const roles = userRolesOf(context).filter(({ id }) =>
          grants(`/roles/${String(id)}/permissions`, api, name, context.documents),
        );
        return { status: 200, body: checkpointPage(roles, context.query, 'roles') };
      },
    },
  ],
);

export const userEffectiveRoles = belowUser('effectiveRoles', '/effective-roles', 'user_effective_roles', [
  checkpointVerb('', 'read:user_effective_roles', 'roles', userRolesOf),
  {
    method: 'GET',
    path: '/sources/groups',
    scope: 'read:user_role_source_groups',
    run(_, context) {
      const { documents, params, query } = context;
      const role = required('role_id', context);
      if (!documents.get('/roles', role)) {
        throw new ApiError(404, 'The role does not exist.', 'inexistent_role');
      }
      const groups = groupsOfUser(documents, params['id'] ?? '').filter(({ id }) =>
        documents.get(`/groups/${String(id)}/roles`, role),
      );
      return { status: 200, body: checkpointPage(groups, query, 'groups') };
    },
  },
]);
