import { type Doc, docOf } from '../../core/json.ts';
import { checkpointVerb } from '../checkpoint.ts';
import type { HookContext } from '../hook-context.ts';
import { flag, settings, text } from '../schema.ts';
import { withDefault } from '../traits.ts';
import { endSessions, REFRESH_TOKENS, removeOf, SESSIONS } from './access.ts';
import { belowUser } from './below-user.ts';

function ofUser(path: string, { documents, params }: HookContext): Doc[] {
  const id = params['id'] ?? '';
  return documents.find(path, 'user_id', id).filter((doc) => doc.user_id === id);
}

/** Deletion is answered with 202: a real tenant does it a little later (documented). */
export const userSessions = belowUser('sessions', '/sessions', 'sessions', [
  checkpointVerb('', 'read:sessions', 'sessions', (context) => ofUser(SESSIONS, context)),
  {
    method: 'DELETE',
    path: '',
    scope: 'delete:sessions',
    run(_, { documents, params }) {
      endSessions(params['id'] ?? '', documents);
      return { status: 202 };
    },
  },
]);

export const userRefreshTokens = belowUser('refreshTokens', '/refresh-tokens', 'refresh_tokens', [
  checkpointVerb('', 'read:refresh_tokens', 'tokens', (context) => ofUser(REFRESH_TOKENS, context)),
  {
    method: 'DELETE',
    path: '',
    scope: 'delete:refresh_tokens',
    run(_, { documents, params }) {
      removeOf(documents, REFRESH_TOKENS, params['id'] ?? '');
      return { status: 202 };
    },
  },
]);

/** Ends one session or all of them, and with them the refresh tokens, unless they are to be kept. */
export const revokeAccess = belowUser('revokeAccess', '/revoke-access', 'sessions', [
  {
    method: 'POST',
    path: '',
    scope: 'delete:sessions',
    alsoScopes: ['delete:refresh_tokens'],
    body: settings({ session_id: text.max(50), preserve_refresh_tokens: withDefault(flag, false) }),
    run(body, { documents, params }) {
      const id = params['id'] ?? '';
      const { session_id: session, preserve_refresh_tokens: keep } = docOf(body);
      removeOf(documents, SESSIONS, id, (doc) => session === undefined || doc.id === session);
      if (keep !== true) {
        removeOf(documents, REFRESH_TOKENS, id, (doc) => session === undefined || doc.session_id === session);
      }
      return { status: 202 };
    },
  },
]);
