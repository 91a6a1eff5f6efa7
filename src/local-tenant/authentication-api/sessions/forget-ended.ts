import { textOf } from '../../../core/json.ts';
import { SESSIONS } from '../../../resources/users/access.ts';
import type { TenantContext } from '../../context.ts';
import { SESSION_KEYS } from './current-session.ts';

/** Milliseconds between two looks at all sessions. */
const EVERY = 3_600_000;

/** When each state was looked at last. */
const looked = new WeakMap<TenantContext['state'], number>();

/** Forgets sessions that are over by their age, and what browsers know of sessions that are gone; once an hour at most. */
export function forgetEnded({ state, clock }: TenantContext): void {
  const now = clock.now();
  if (now - (looked.get(state) ?? Number.NEGATIVE_INFINITY) < EVERY) return;
  looked.set(state, now);
  state.write((documents) => {
    for (const [id, session] of documents.entries(SESSIONS)) {
      const end = textOf(session.expires_at);
      if (end !== undefined && Date.parse(end) <= now) documents.remove(SESSIONS, id);
    }
    for (const [key, { session_id: id }] of documents.entries(SESSION_KEYS)) {
      if (!documents.get(SESSIONS, String(id))) documents.remove(SESSION_KEYS, key);
    }
  });
}
