import { isoNow } from '../../../core/clock.ts';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';

/**
 * Counts a login, before the Actions see it. Auth0's documentation, "User profile structure": the login of a blocked
 * user counts too.
 */
export function recordLogin({ state, clock }: TenantContext, user: Doc, ip: string): Doc {
  const now = isoNow(clock);
  const id = String(user.user_id);
  return state.write((documents) => {
    // Read again: checking a password takes time, and somebody may have changed or removed the user meanwhile.
    const stored = documents.get('/users', id);
    const current = stored ?? user;
    const logins = Number(current.logins_count ?? 0) + 1;
    const next = { ...current, last_ip: ip, last_login: now, logins_count: logins, updated_at: now };
    if (stored) documents.put('/users', id, next);
    return next;
  });
}
