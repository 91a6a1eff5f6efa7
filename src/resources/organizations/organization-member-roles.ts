import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { checkpointVerb } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { OWN_SCOPES } from '../own-scopes.ts';
import { effectiveRoles, groupsOfUser } from '../roles/group-links.ts';
import { object, text } from '../schema.ts';
import { links } from '../shapes.ts';
import { ref } from '../traits.ts';
import { savedUserRole, shownRole } from '../users/user-links.ts';

/** Documented. */
const MOST_ROLES = 50;

/** Roles that somebody has as a member of the organization, and how they came to them. */
export const memberRoles = kind({
  name: 'organizations.members.roles',
  path: '/organizations/{id}/members/{user_id}/roles',
  shape: links({ body: 'roles', key: ['id'], list: 'roles', scopes: OWN_SCOPES, added: 204 }),
  scope: 'organization_member_roles',
  identity: ['id'],
  fields: object({ id: ref(text, 'roles') }),
  save: saved,
  show: shownRole,
  reading: { large: true },
});

function saved(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const link = savedUserRole(next, before, context);
  refuseForeignRole(link, context);
  if (!before && context.documents.list(pathOf(context)).length >= MOST_ROLES) {
    throw new ApiError(409, 'No more roles can be assigned to this organization member.', 'too_many_roles');
  }
  return link;
}

/** A role of one organization is none that another can give. */
export function refuseForeignRole({ id }: Doc, { documents, params }: HookContext): void {
  const owner = documents.get('/roles', String(id))?.owner_id;
  if (owner !== undefined && owner !== params['id']) {
    throw new ApiError(404, 'The role does not exist.', 'inexistent_role');
  }
}

/** Below `/organizations/{id}/members`: a member's roles with those that come by groups. */
export const effectiveRoleVerbs: readonly Verb[] = [
  checkpointVerb(
    '/{user_id}/effective-roles',
    'read:organization_member_effective_roles',
    'roles',
    (context) => effectiveRoles(context.documents, pathOf(context), groupPathsOf(context)),
  ),
  checkpointVerb(
    '/{user_id}/effective-roles/sources/groups',
    'read:organization_member_role_source_groups',
    'groups',
    (context) => sourceGroups(context),
  ),
];

function pathOf({ params }: HookContext): string {
  return `/organizations/${params['id'] ?? ''}/members/${params['user_id'] ?? ''}/roles`;
}

function groupPathsOf(context: HookContext): string[] {
  return groupsOfUser(context.documents, context.params['user_id'] ?? '').map(({ id }) =>
    groupPath(context, id),
  );
}

function groupPath({ params }: HookContext, group: Doc[string] | undefined): string {
  return `/organizations/${params['id'] ?? ''}/groups/${String(group)}/roles`;
}

function sourceGroups(context: HookContext): Doc[] {
  const role = context.query['role_id'];
  return groupsOfUser(context.documents, context.params['user_id'] ?? '').filter(({ id }) => {
    const roles = context.documents.list(groupPath(context, id));
    return roles.some((one) => role === undefined || one.id === role);
  });
}
