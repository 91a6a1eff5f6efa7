import type { Doc } from '../../core/json.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { OWN_SCOPES } from '../own-scopes.ts';
import { choice, object, settings, text } from '../schema.ts';
import { collection, links } from '../shapes.ts';
import { readOnly, ref } from '../traits.ts';
import { shownRole } from '../users/user-links.ts';
import { forgetGroup, GROUP_MISSING, savedGroupRole } from './group-links.ts';

/** Who is in a group: people, and other groups. Identity providers say so; the Management API only shows it. */
const groupMembers = kind({
  name: 'groups.members',
  path: '/groups/{id}/members',
  shape: links({ body: 'members', key: ['id'], list: 'members', paging: 'checkpoint', verbs: ['list'] }),
  scope: 'group_members',
  identity: ['id'],
  fields: object(
    { id: text },
    {
      member_type: choice('user', 'group'),
      type: choice('connection', 'organization', 'tenant'),
      connection_id: text,
      created_at: text,
    },
  ),
  reading: { large: true },
});

/** What everybody in a group may do. */
const groupRoles = kind({
  name: 'groups.roles',
  path: '/groups/{id}/roles',
  shape: links({
    body: 'roles',
    key: ['id'],
    list: 'roles',
    scopes: OWN_SCOPES,
    paging: 'checkpoint',
    added: 204,
  }),
  scope: 'group_roles',
  identity: ['id'],
  fields: object({ id: ref(text, 'roles') }),
  save: (next, before, { documents, params }) =>
    savedGroupRole(next, before, documents, `/groups/${params['id'] ?? ''}/roles`),
  show: shownRole,
  reading: { large: true },
});

/** Groups of enterprise connections. They come from an identity provider (SCIM, directory sync), never by POST. */
export const groups = kind({
  name: 'groups',
  path: '/groups',
  shape: collection({
    prefix: 'grp_',
    paging: 'both',
    list: 'groups',
    verbs: ['list', 'read', 'remove'],
    deleteMissing: true,
  }),
  scope: 'groups',
  identity: ['name'],
  missing: GROUP_MISSING,
  fields: settings({
    id: readOnly(text),
    name: readOnly(text),
    external_id: readOnly(text),
    connection_id: readOnly(text),
    tenant_name: readOnly(text),
    created_at: readOnly(text),
    updated_at: readOnly(text),
  }),
  children: [groupMembers, groupRoles],
  reading: { large: true },
  filter: meant,
  removed: ({ id }, { documents }) => forgetGroup(String(id), documents),
});

function meant(group: Doc, { query }: HookContext): boolean {
  const equal = ['connection_id', 'name', 'external_id'].every(
    (field) => query[field] === undefined || query[field] === group[field],
  );
  const text = query['search']?.toLowerCase() ?? '';
  return equal && [group.name, group.external_id].some((value) => String(value).toLowerCase().includes(text));
}
