import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { settings, text, texts } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly } from '../traits.ts';
import { GRANTS, REFRESH_TOKENS, removeOf } from './access.ts';

/** What users have consented to. A grant that is gone takes its refresh tokens along (documented: "Revoke refresh tokens"). */
export const grants = kind({
  name: 'grants',
  path: GRANTS,
  shape: collection({ list: 'grants', verbs: ['list', 'remove'] }),
  scope: 'grants',
  reading: { large: true, find: { user_id: { path: '/grants?user_id={}' } } },
  identity: ['id'],
  fields: settings({
    id: readOnly(text),
    clientID: readOnly(text),
    user_id: readOnly(text),
    audience: readOnly(text),
    scope: readOnly(texts),
  }),
  filter: ({ user_id, clientID, audience }, { query }) =>
    agrees(query['user_id'], user_id) &&
    agrees(query['client_id'], clientID) &&
    agrees(query['audience'], audience),
  removed: (grant, context) => forget(grant, context),
  verbs: [
    {
      method: 'DELETE',
      path: '',
      scope: 'delete:grants',
      run(_, context) {
        const { documents, query } = context;
        const user = query['user_id'];
        if (!user) {
          throw new ApiError(
            400,
            "Query validation error: 'Missing required property: user_id'.",
            'invalid_query_string',
          );
        }
        for (const grant of documents.find(GRANTS, 'user_id', user)) {
          if (grant.user_id === user) forget(grant, context);
        }
        removeOf(documents, GRANTS, user);
        return { status: 204 };
      },
    },
  ],
});

function agrees(wanted: string | undefined, value: Doc[string] | undefined): boolean {
  return !wanted || wanted === value;
}

function forget({ user_id: user, clientID: client }: Doc, { documents }: HookContext): void {
  removeOf(documents, REFRESH_TOKENS, String(user), (token) => token.client_id === client);
}
