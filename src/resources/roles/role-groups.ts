import { isDoc, type Json } from '../../core/json.ts';
import { checkpointVerb } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { listOf, object, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { giveRole, groupsWithRole } from './group-links.ts';

const body = object({ groups: listOf(text).min(1) });

/** `/roles/{id}/groups`: the same links as `/groups/{id}/roles`, seen from the other side. */
export const roleGroups = kind({
  name: 'roles.groups',
  path: '/roles/{id}/groups',
  shape: collection({ list: 'groups', verbs: [] }),
  scope: 'group_roles',
  identity: ['id'],
  fields: object({ id: text }),
  verbs: [
    checkpointVerb('', 'read:group_roles', 'groups', ({ documents, params }) =>
      groupsWithRole(documents, '/groups', params['id'] ?? ''),
    ),
    {
      method: 'POST',
      path: '',
      scope: 'create:group_roles',
      body,
      run(sent, context) {
        const role = context.params['id'] ?? '';
        for (const group of groupsIn(sent)) giveRole('/groups', group, role, context);
        return { status: 204 };
      },
    },
    {
      method: 'DELETE',
      path: '',
      scope: 'delete:group_roles',
      body,
      run(sent, { documents, params }: HookContext) {
        for (const group of groupsIn(sent)) documents.remove(`/groups/${group}/roles`, params['id'] ?? '');
        return { status: 204 };
      },
    },
  ],
});

function groupsIn(sent: Json): string[] {
  return isDoc(sent) && Array.isArray(sent['groups']) ? sent['groups'].map(String) : [];
}
