import type { Context } from 'hono';
import type { Doc } from '../../../core/json.ts';
import { REFRESH_TOKENS, SESSIONS } from '../../../resources/users/access.ts';
import type { TenantContext } from '../../context.ts';
import { SESSION_KEYS } from './current-session.ts';
import { sessionKey, takeSession } from './session-cookie.ts';

/** Ends the session of a browser, which forgets it; what it was, where there was one. Refresh tokens stay (documented). */
export function endSession({ state }: TenantContext, c: Context): Doc | undefined {
  const key = sessionKey(c);
  takeSession(c);
  if (key === undefined) return undefined;
  return state.write((documents) => {
    const id = String(documents.get(SESSION_KEYS, key)?.session_id);
    const session = documents.get(SESSIONS, id);
    documents.remove(SESSION_KEYS, key);
    documents.remove(SESSIONS, id);
    return session;
  });
}

/** Ends the refresh tokens that a session gave. */
export function endRefreshTokens({ state }: TenantContext, session: Doc): void {
  state.write((documents) => {
    for (const token of documents.find(REFRESH_TOKENS, 'session_id', String(session.id)))
      documents.remove(REFRESH_TOKENS, String(token.id));
  });
}
