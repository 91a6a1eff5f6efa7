import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import type { RequestFacts } from '../request-facts.ts';
import { sessionLifetimes } from '../sessions/lifetimes.ts';

/** `event.session` of somebody who has just signed in with a browser. */
export function newSession(
  { state, clock, random }: TenantContext,
  { user, client, facts }: { readonly user: Doc; readonly client: Doc; readonly facts: RequestFacts },
): Doc {
  const settings = docOf(state.documents.get('/tenants/settings', ''));
  const now = isoNow(clock);
  const { absolute, idle } = sessionLifetimes(state.documents);
  return {
    id: randomText(random, 32),
    user_id: String(user.user_id),
    authenticated_at: now,
    created_at: now,
    updated_at: now,
    last_interacted_at: now,
    expires_at: new Date(clock.now() + absolute).toISOString(),
    idle_expires_at: new Date(clock.now() + idle).toISOString(),
    clients: [{ client_id: String(client.client_id) }],
    cookie: { mode: String(docOf(settings.session_cookie).mode ?? 'persistent') },
    device: deviceOf(facts),
  };
}

function deviceOf({ ip, userAgent }: RequestFacts): Doc {
  return {
    initial_ip: ip,
    last_ip: ip,
    ...(userAgent !== undefined && { initial_user_agent: userAgent, last_user_agent: userAgent }),
  };
}
