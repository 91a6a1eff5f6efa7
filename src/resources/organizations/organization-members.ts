import { isoNow } from '../../core/clock.ts';
import type { Doc, Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { OWN_SCOPES } from '../own-scopes.ts';
import { page } from '../paging.ts';
import { object, text } from '../schema.ts';
import { links } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { memberCursor, sortedMembers } from './member-cursor.ts';
import { effectiveRoleVerbs } from './organization-member-roles.ts';
import { shownMember } from './shown-member.ts';

const RULES = {
  paging: 'both',
  list: 'members',
  wrapped: false,
  perPage: 50,
  maxPerPage: 100,
  reach: 1000,
} as const;

/** People who belong to an organization. */
export const organizationMembers = kind({
  name: 'organizations.members',
  path: '/organizations/{id}/members',
  shape: links({
    body: 'members',
    key: ['user_id'],
    list: 'members',
    scopes: OWN_SCOPES,
    verbs: ['add', 'remove'],
    added: 204,
  }),
  scope: 'organization_members',
  identity: ['user_id'],
  fields: object({ user_id: text }, { created_at: readOnly(text) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:organization_members',
      run: (_, context) => ({ status: 200, body: listed(context) }),
    },
    ...effectiveRoleVerbs,
  ],
  save: saved,
  reading: { large: true, paging: 'checkpoint' },
  removed: ({ user_id: id }, { documents, params }) =>
    documents.removeUnder(`/organizations/${params['id'] ?? ''}/members/${String(id)}`),
});

function saved({ user_id: id = '' }: Doc, before: Doc | undefined, { clock, documents }: HookContext): Doc {
  if (!documents.get('/users', String(id))) {
    throw new ApiError(404, 'The user does not exist.', 'inexistent_user');
  }
  return before ?? { user_id: id, created_at: isoNow(clock) };
}

function listed(context: HookContext): Json {
  const { documents, params, query } = context;
  const members = sortedMembers(documents.list(`/organizations/${params['id'] ?? ''}/members`));
  return page(members, query, { ...RULES, cursor: memberCursor(documents) }, (member) =>
    shownMember(member, context),
  );
}
