import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { requireScope } from '../require-scope.ts';
import { shownPerson } from '../roles/role-users.ts';
import { selectedFields } from '../selected-fields.ts';

/**
 * A member with the fields that the query asks for; roles only where it names them and the token may read them
 * (documented).
 */
export function shownMember(stored: Doc, context: HookContext): Doc {
  const { documents, query } = context;
  const { created_at: _, ...link } = stored;
  const user = documents.get('/users', String(stored.user_id));
  const member = user ? shownPerson(user) : link;
  const named = query['fields']?.split(',').map((name) => name.trim()) ?? [];
  const withRoles = named.includes('roles') && query['include_fields'] !== 'false';
  if (withRoles) requireScope('read:organization_member_roles', context);
  return selectedFields(withRoles ? { ...member, roles: rolesOf(stored, context) } : member, query);
}

function rolesOf({ user_id: user }: Doc, { documents, params }: HookContext): Doc[] {
  return documents
    .list(`/organizations/${params['id'] ?? ''}/members/${String(user)}/roles`)
    .flatMap((link) => {
      const role = documents.get('/roles', String(link.id));
      return role ? [{ id: role.id ?? '', name: role.name ?? '' }] : [];
    });
}
