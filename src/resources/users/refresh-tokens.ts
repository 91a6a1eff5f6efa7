import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { checkpointPage } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { flag, free, listOf, loose, settings, text } from '../schema.ts';
import { selectedFields } from '../selected-fields.ts';
import { collection } from '../shapes.ts';
import { readOnly, whole } from '../traits.ts';
import { REFRESH_TOKENS } from './access.ts';

const time = readOnly(text.nullable());

/** What a refresh token stands for, as sign-ins leave it; the token itself is not told. */
export const refreshTokens = kind({
  name: 'refreshTokens',
  path: REFRESH_TOKENS,
  shape: collection({ list: 'refresh_tokens', verbs: ['read', 'update'] }),
  scope: 'refresh_tokens',
  reading: { large: true, find: { user_id: { path: '/users/{}/refresh-tokens', list: 'tokens' } } },
  identity: ['id'],
  missing: { message: 'The refresh token does not exist.', errorCode: 'inexistent_refresh_token' },
  fields: settings({
    id: readOnly(text),
    user_id: readOnly(text),
    created_at: time,
    idle_expires_at: time,
    expires_at: time,
    last_exchanged_at: time,
    device: readOnly(loose({ initial_ip: text, last_ip: text })),
    client_id: readOnly(text),
    session_id: readOnly(text.nullable()),
    rotating: readOnly(flag),
    resource_servers: readOnly(listOf(loose({ audience: text, scopes: text }))),
    refresh_token_metadata: whole(free.nullable()),
  }),
  save: (next) => ({ ...next, refresh_token_metadata: next.refresh_token_metadata ?? {} }),
  verbs: [
    { method: 'GET', path: '', scope: 'read:refresh_tokens', run: listed },
    {
      method: 'DELETE',
      path: '/{id}',
      scope: 'delete:refresh_tokens',
      run(_, { documents, params }) {
        documents.remove(REFRESH_TOKENS, params['id'] ?? '');
        return { status: 202 };
      },
    },
    {
      method: 'POST',
      path: '/revoke',
      scope: 'delete:refresh_tokens',
      body: settings({
        ids: listOf(text.min(1).max(30)).min(1).max(100),
        user_id: text.min(1).max(300),
        client_id: text.min(1).max(64),
        audience: text.min(1).max(600),
      }),
      run(body, { documents }) {
        for (const { id } of meant(docOf(body), documents)) {
          documents.remove(REFRESH_TOKENS, String(id));
        }
        return { status: 202 };
      },
    },
  ],
});

function listed(_: Json, { documents, query }: HookContext) {
  const { user_id: user, client_id: client } = query;
  if (!user) throw new ApiError(400, "Missing required 'user_id' parameter.", 'invalid_query_string');
  if (!documents.get('/users', user)) {
    throw new ApiError(404, 'The user does not exist.', 'inexistent_user');
  }
  const found = documents
    .find(REFRESH_TOKENS, 'user_id', user)
    .filter((token) => token.user_id === user && (!client || token.client_id === client))
    .map((token) => selectedFields(token, query))
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
  return { status: 200, body: checkpointPage(found, query, 'refresh_tokens') };
}

/** Documented: by ids, or by the user, who may be narrowed by the application, and that by the API. */
function meant(body: Doc, documents: HookContext['documents']): readonly Doc[] {
  const { ids, user_id: user, client_id: client, audience } = body;
  const wrong =
    (ids === undefined) === (user === undefined) ||
    (client !== undefined && user === undefined) ||
    (audience !== undefined && client === undefined);
  if (wrong) {
    throw new ApiError(
      400,
      'Send ids, or user_id, which client_id narrows, which audience narrows further.',
      'invalid_body',
    );
  }
  if (Array.isArray(ids)) {
    return (ids as readonly Json[]).flatMap((id) => {
      const token = documents.get(REFRESH_TOKENS, String(id));
      return token ? [token] : [];
    });
  }
  return documents
    .find(REFRESH_TOKENS, 'user_id', String(user))
    .filter(
      (token) =>
        token.user_id === user &&
        (client === undefined || token.client_id === client) &&
        (audience === undefined || isFor(token, audience)),
    );
}

function isFor({ resource_servers: apis }: Doc, audience: Json): boolean {
  return Array.isArray(apis) && apis.some((api) => isDoc(api) && api['audience'] === audience);
}
