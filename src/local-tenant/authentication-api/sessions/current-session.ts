import type { Context } from 'hono';
import { type Doc, textOf } from '../../../core/json.ts';
import { SESSIONS } from '../../../resources/users/access.ts';
import type { TenantContext } from '../../context.ts';
import { sessionKey } from './session-cookie.ts';

/** Sessions by what browsers know of them: `{ session_id, connection_id }`. No request of the Management API reads it. */
export const SESSION_KEYS = '/_session_keys';

/** Somebody who has signed in with this browser before. */
export interface CurrentSession {
  readonly session: Doc;
  readonly user: Doc;
  readonly connection: Doc;
}

/** The session of a browser: undefined without one, and for one that has expired, whose user is gone, or who is blocked. */
export function currentSession(context: TenantContext, c: Context): CurrentSession | undefined {
  const { documents } = context.state;
  const key = sessionKey(c);
  const known = key === undefined ? undefined : documents.get(SESSION_KEYS, key);
  const session = known && documents.get(SESSIONS, String(known.session_id));
  if (!session || !isAlive(session, context.clock.now())) return undefined;
  const user = documents.get('/users', String(session.user_id));
  const connection = documents.get('/connections', String(known.connection_id));
  if (!user || user.blocked === true || !connection) return undefined;
  return { session, user, connection };
}

/** Auth0's documentation, "Session lifetime limits": over by its age, or by how long it was not used. */
function isAlive(session: Doc, now: number): boolean {
  return [session.expires_at, session.idle_expires_at].every((end) => {
    const text = textOf(end);
    return text === undefined || Date.parse(text) > now;
  });
}
