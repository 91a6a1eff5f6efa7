import { isoNow } from '../../../core/clock.ts';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';

/**
 * Counts a login, before the Actions see it. Auth0's documentation, "User profile structure": the login of a blocked
 * user counts too.
 */
export function recordLogin({ state, clock }: TenantContext, user: Doc, ip: string): Doc {
  const now = isoNow(clock);
  const next = {
    ...user,
    last_ip: ip,
    last_login: now,
    logins_count: Number(user.logins_count ?? 0) + 1,
    updated_at: now,
  };
  state.write((documents) => documents.put('/users', String(user.user_id), next));
  return next;
}
