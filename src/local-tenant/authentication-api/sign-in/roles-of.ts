import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';

/** The ids of the roles that a user has been given. */
export function roleIdsOf(documents: Documents, user: Doc): string[] {
  return documents.list(`/users/${String(user.user_id)}/roles`).map(({ id }) => String(id));
}

/** Their names, as `event.authorization.roles` has them. Roles that are gone are left out. */
export function rolesOf(documents: Documents, user: Doc): string[] {
  return roleIdsOf(documents, user).flatMap((id) => {
    const role = documents.get('/roles', id);
    return role ? [String(role.name)] : [];
  });
}
