import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { checkpointPage } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { page } from '../paging.ts';
import { groupsWithRole } from '../roles/group-links.ts';
import { object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { shownMember } from './shown-member.ts';

const MEMBERS = {
  paging: 'checkpoint',
  list: 'members',
  wrapped: false,
  perPage: 50,
  maxPerPage: 100,
  capped: true,
} as const;

/** A role in an organization, seen from the other side: who has it there. */
export const organizationRoles = kind({
  name: 'organizations.roles',
  path: '/organizations/{id}/roles',
  shape: collection({ list: 'roles', verbs: [] }),
  scope: 'roles',
  identity: ['id'],
  fields: object({ id: text }),
  verbs: [
    verb('/{role_id}/members', 'read:organization_members', (context, role) =>
      page(membersWith(role, context), context.query, MEMBERS),
    ),
    verb('/{role_id}/groups', 'read:organization_groups', ({ documents, params, query }, role) =>
      checkpointPage(
        groupsWithRole(documents, `/organizations/${params['id'] ?? ''}/groups`, role),
        query,
        'groups',
      ),
    ),
  ],
});

function verb(
  path: string,
  scope: string,
  list: (context: HookContext, role: string) => ReturnType<typeof checkpointPage>,
): Verb {
  return {
    method: 'GET',
    path,
    scope,
    run(_, context) {
      const role = context.params['role_id'] ?? '';
      if (!context.documents.get('/roles', role)) {
        throw new ApiError(404, 'The role does not exist.', 'inexistent_role');
      }
      return { status: 200, body: list(context, role) };
    },
  };
}

function membersWith(role: string, context: HookContext): Doc[] {
  const path = `/organizations/${context.params['id'] ?? ''}/members`;
  return context.documents
    .list(path)
    .filter(({ user_id: user }) => context.documents.get(`${path}/${String(user)}/roles`, role))
    .map((member) => shownMember(member, context));
}
