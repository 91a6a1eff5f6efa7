import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { checkpointVerb } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { OWN_SCOPES } from '../own-scopes.ts';
import { GROUP_MISSING, groupsWithRoles, savedGroupRole } from '../roles/group-links.ts';
import { object, text } from '../schema.ts';
import { collection, links } from '../shapes.ts';
import { ref } from '../traits.ts';
import { shownRole } from '../users/user-links.ts';
import { refuseForeignRole } from './organization-member-roles.ts';

/** The groups that have a role in an organization. */
export const organizationGroups = kind({
  name: 'organizations.groups',
  path: '/organizations/{id}/groups',
  shape: collection({ list: 'groups', verbs: [] }),
  scope: 'organization_groups',
  identity: ['id'],
  fields: object({ id: text }),
  verbs: [
    checkpointVerb('', 'read:organization_groups', 'groups', ({ documents, params }) =>
      groupsWithRoles(documents, `/organizations/${params['id'] ?? ''}/groups`),
    ),
  ],
});

/** What everybody in a group may do as a member of an organization. */
export const organizationGroupRoles = kind({
  name: 'organizations.groups.roles',
  path: '/organizations/{id}/groups/{group_id}/roles',
  shape: links({
    body: 'roles',
    key: ['id'],
    list: 'roles',
    scopes: OWN_SCOPES,
    paging: 'checkpoint',
    added: 204,
  }),
  scope: 'organization_group_roles',
  identity: ['id'],
  fields: object({ id: ref(text, 'roles') }),
  save: saved,
  show: shownRole,
});

function saved(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { documents, params } = context;
  const { id = '', group_id: group = '' } = params;
  if (!documents.get('/groups', group))
    throw new ApiError(404, GROUP_MISSING.message, GROUP_MISSING.errorCode);
  refuseForeignRole(next, context);
  return savedGroupRole(next, before, documents, `/organizations/${id}/groups/${group}/roles`);
}
