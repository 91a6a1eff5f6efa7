import type { Lookups } from '../../../actions/runtime/api/method.ts';
import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';
import { effectiveRoles, groupsOfUser } from '../../../resources/roles/group-links.ts';

/**
 * The roles that count in a login, `{ id, name, description }`, and the groups that the user is in. Auth0's
 * documentation, "Organization Roles": with an organization, those that the user has as its member; without one, those
 * of the tenant. Either way also by groups.
 */
export function accessOf(documents: Documents, user: Doc, organization?: Doc): Lookups {
  const id = String(user.user_id);
  const below = organization ? `/organizations/${String(organization.id)}` : '';
  const direct = organization ? `${below}/members/${id}/roles` : `/users/${id}/roles`;
  const groups = groupsOfUser(documents, id);
  const byGroups = groups.map((group) => `${below}/groups/${String(group.id)}/roles`);
  const roles = effectiveRoles(documents, direct, byGroups).map(({ sources: _, ...role }) => role);
  return { roles, groups };
}
