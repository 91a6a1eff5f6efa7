import { isoNow } from '../../core/clock.ts';
import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, free, listOf, loose, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, whole } from '../traits.ts';
import { REFRESH_TOKENS, SESSIONS } from './access.ts';

const MISSING = { message: 'The session does not exist.', errorCode: 'inexistent_session' };

const time = readOnly(text.nullable());

/** The session of a person at the tenant, as sign-ins leave it. `session_metadata` is replaced whole; null empties it. */
export const sessions = kind({
  name: 'sessions',
  path: SESSIONS,
  shape: collection({ list: 'sessions', verbs: ['read', 'update'] }),
  scope: 'sessions',
  reading: { large: true, find: { user_id: { path: '/users/{}/sessions', list: 'sessions' } } },
  identity: ['id'],
  missing: MISSING,
  fields: settings({
    id: readOnly(text),
    user_id: readOnly(text),
    created_at: time,
    updated_at: time,
    authenticated_at: time,
    idle_expires_at: time,
    expires_at: time,
    last_interacted_at: time,
    device: readOnly(loose({ initial_ip: text.nullable(), last_ip: text.nullable() })),
    clients: readOnly(listOf(loose({ client_id: text }))),
    authentication: readOnly(loose({ methods: listOf(loose({ name: text })) })),
    cookie: readOnly(loose({ mode: choice('non-persistent', 'persistent') })),
    session_metadata: whole(free.nullable()),
  }),
  save: (next, _, { clock }) => ({
    ...next,
    session_metadata: next.session_metadata ?? {},
    updated_at: isoNow(clock),
  }),
  verbs: [
    {
      method: 'DELETE',
      path: '/{id}',
      scope: 'delete:sessions',
      run(_, { documents, params }) {
        documents.remove(SESSIONS, params['id'] ?? '');
        return { status: 202 };
      },
    },
    {
      method: 'POST',
      path: '/{id}/revoke',
      scope: 'delete:sessions',
      alsoScopes: ['delete:refresh_tokens'],
      run(_, context) {
        revoke(found(context), context);
        return { status: 202 };
      },
    },
  ],
});

function found({ documents, params }: HookContext): Doc {
  const session = documents.get(SESSIONS, params['id'] ?? '');
  if (!session) throw new ApiError(404, MISSING.message, MISSING.errorCode);
  return session;
}

/** Ends a session, and with it the refresh tokens that it gave (documented). */
function revoke({ id = '' }: Doc, { documents }: HookContext): void {
  documents.remove(SESSIONS, String(id));
  for (const token of documents.find(REFRESH_TOKENS, 'session_id', String(id))) {
    documents.remove(REFRESH_TOKENS, String(token.id));
  }
}
