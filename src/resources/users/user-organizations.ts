import type { Doc } from '../../core/json.ts';
import { answeredPage } from '../checkpoint.ts';
import { belowUser } from './below-user.ts';

/** `GET /users/{id}/organizations`: the organizations that the user is a member of. */
export const userOrganizations = belowUser('organizations', '/organizations', 'organizations', [
  {
    method: 'GET',
    path: '',
    scope: 'read:organizations',
    run(_, { documents, params, query }) {
      const found = documents
        .list('/organizations')
        .filter(({ id }) => documents.get(`/organizations/${String(id)}/members`, params['id'] ?? ''));
      return { status: 200, body: answeredPage(found.map(shown), query, 'organizations') };
    },
  },
]);

/** Documented: what a membership tells of an organization. */
function shown(organization: Doc): Doc {
  const fields = ['id', 'name', 'display_name', 'branding', 'metadata', 'token_quota'];
  return Object.fromEntries(Object.entries(organization).filter(([key]) => fields.includes(key)));
}
