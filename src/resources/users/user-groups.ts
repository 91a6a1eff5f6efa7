import { answeredPage } from '../checkpoint.ts';
import { groupsOfUser } from '../roles/group-links.ts';
import { selectedFields } from '../selected-fields.ts';
import { belowUser } from './below-user.ts';

/** `GET /users/{id}/groups`: with the date since when the user is a member of each. */
export const userGroups = belowUser('groups', '/groups', 'groups', [
  {
    method: 'GET',
    path: '',
    scope: 'read:groups',
    run(_, { documents, params, query }) {
      const user = params['id'] ?? '';
      const groups = groupsOfUser(documents, user).map((group) => {
        const since = documents.get(`/groups/${String(group.id)}/members`, user)?.created_at;
        const shown = { ...group, ...(since !== undefined && { membership_created_at: since }) };
        return selectedFields(shown, query);
      });
      return { status: 200, body: answeredPage(groups, query, 'groups') };
    },
  },
]);
