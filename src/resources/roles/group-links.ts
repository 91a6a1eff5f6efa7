import type { Documents } from '../../core/documents.ts';
import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';

export const GROUP_MISSING = { message: 'The group does not exist.', errorCode: 'inexistent_group' };

/** How many roles Auth0 lets a group have, in the tenant and in each organization (documented). */
const MOST_ROLES = 10;

/**
 * The groups that have a role. Below `/groups` for the tenant, below `/organizations/{id}/groups` for an
 * organization: the roles of each are kept at `…/{group}/roles`.
 */
export function groupsWithRole(documents: Documents, below: string, role: string): Doc[] {
  return documents.list('/groups').filter(({ id }) => documents.get(`${below}/${String(id)}/roles`, role));
}

/** The groups that have any role below a path. */
export function groupsWithRoles(documents: Documents, below: string): Doc[] {
  return documents
    .list('/groups')
    .filter(({ id }) => documents.list(`${below}/${String(id)}/roles`).length > 0);
}

/** Gives a group a role, where both are there and the group has not too many. */
export function giveRole(below: string, group: string, role: string, { documents }: HookContext): void {
  if (!documents.get('/groups', group))
    throw new ApiError(404, GROUP_MISSING.message, GROUP_MISSING.errorCode);
  savedGroupRole({ id: role }, undefined, documents, `${below}/${group}/roles`);
  documents.put(`${below}/${group}/roles`, role, { id: role });
}

/** The link of a group to a role, checked. */
export function savedGroupRole(
  { id = '' }: Doc,
  before: Doc | undefined,
  documents: Documents,
  path: string,
): Doc {
  if (!documents.get('/roles', String(id))) {
    throw new ApiError(404, 'The role does not exist.', 'inexistent_role');
  }
  if (!before && !documents.get(path, String(id)) && documents.list(path).length >= MOST_ROLES) {
    throw new ApiError(409, 'No more roles can be assigned to this group.', 'too_many_roles');
  }
  return { id };
}

/** Removes the groups of a connection that is gone, with their members and roles. */
export function removeGroupsOf(connection: string, { documents }: HookContext): void {
  for (const { id, connection_id: own } of documents.list('/groups')) {
    if (own !== connection) continue;
    documents.remove('/groups', String(id));
    documents.removeUnder(`/groups/${String(id)}`);
    forgetGroup(String(id), documents);
  }
}

/** Takes a group that is gone out of organizations and other groups. */
export function forgetGroup(id: string, documents: Documents): void {
  for (const path of documents.paths('/organizations/')) {
    if (path.endsWith(`/groups/${id}/roles`)) documents.removeUnder(path);
  }
  for (const path of documents.paths('/groups/')) {
    if (path.endsWith('/members')) documents.remove(path, id);
  }
}

/** The groups that a person is in, also by way of a group that is in a group. */
export function groupsOfUser(documents: Documents, user: string): Doc[] {
  const groups = documents.list('/groups');
  const found = new Map<string, Doc>();
  const look = (member: string): void => {
    for (const group of groups) {
      const id = String(group.id);
      if (found.has(id) || !documents.get(`/groups/${id}/members`, member)) continue;
      found.set(id, group);
      look(id);
    }
  };
  look(user);
  return groups.filter(({ id }) => found.has(String(id)));
}

/** A role that somebody has, and by which ways: `direct`, `groups`. */
export function effectiveRoles(documents: Documents, direct: string, groupRoles: readonly string[]): Doc[] {
  const has = (path: string, role: Doc) => documents.get(path, String(role.id)) !== undefined;
  return documents.list('/roles').flatMap((role) => {
    const sources = [
      ...(has(direct, role) ? ['direct'] : []),
      ...(groupRoles.some((path) => has(path, role)) ? ['groups'] : []),
    ];
    const { id = '', name = '', description } = role;
    return sources.length === 0 ? [] : [{ id, name, description: description ?? '', sources }];
  });
}
