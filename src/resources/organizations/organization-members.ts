import type { Doc } from '../../core/json.ts';
import { ApiError, type HookContext, kind, links } from '../kind.ts';
import { object, text } from '../schema.ts';
import { ref } from '../traits.ts';
import { savedUserRole, shownRole } from '../users/user-links.ts';

/** Members have scopes of their own: `create:organization_members`, not an update of the organization (documented). */
const OWN_SCOPES = { add: 'create', remove: 'delete' } as const;

const memberRoles = kind({
  name: 'organizations.members.roles',
  path: '/organizations/{id}/members/{user_id}/roles',
  shape: links({ body: 'roles', key: ['id'], list: 'roles', scopes: OWN_SCOPES, added: 204 }),
  scope: 'organization_member_roles',
  identity: ['id'],
  fields: object({ id: ref(text, 'roles') }),
  save: savedUserRole,
  show: shownRole,
});

/** People who belong to an organization. */
export const organizationMembers = kind({
  name: 'organizations.members',
  path: '/organizations/{id}/members',
  shape: links({
    body: 'members',
    key: ['user_id'],
    list: 'members',
    scopes: OWN_SCOPES,
    paging: 'both',
    added: 204,
  }),
  scope: 'organization_members',
  identity: ['user_id'],
  fields: object({ user_id: text }),
  children: [memberRoles],
  save: saved,
  show: shown,
  removed: ({ user_id: id }, { documents, params }) =>
    documents.removeUnder(`/organizations/${params['id'] ?? ''}/members/${String(id)}`),
});

function saved(next: Doc, _: Doc | undefined, { documents }: HookContext): Doc {
  if (!documents.get('/users', String(next.user_id))) {
    throw new ApiError(404, 'The user does not exist.', 'inexistent_user');
  }
  return { user_id: next.user_id ?? '' };
}

function shown({ user_id = '' }: Doc, { documents }: HookContext): Doc {
  const { email = '', name = '', picture = '' } = documents.get('/users', String(user_id)) ?? {};
  return { user_id, email, name, picture };
}
