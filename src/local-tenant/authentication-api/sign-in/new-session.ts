import { type Clock, isoNow } from '../../../core/clock.ts';
import { type Doc, docOf, type Json } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import type { RequestFacts } from '../request-facts.ts';

const HOUR = 60 * 60 * 1000;
/** Hours; Auth0's documentation, "Session lifetime limits": the defaults of a tenant. */
const LIFETIME = 168;
const IDLE_LIFETIME = 72;

/** `event.session` of somebody who has just signed in with a browser. Sessions are not kept yet: every sign-in is the first. */
export function newSession(
  { state, clock, random }: TenantContext,
  { user, client, facts }: { readonly user: Doc; readonly client: Doc; readonly facts: RequestFacts },
): Doc {
  const settings = docOf(state.documents.get('/tenants/settings', ''));
  const now = isoNow(clock);
  return {
    id: randomText(random, 32),
    user_id: String(user.user_id),
    authenticated_at: now,
    created_at: now,
    updated_at: now,
    last_interacted_at: now,
    expires_at: later(clock, settings.session_lifetime, LIFETIME),
    idle_expires_at: later(clock, settings.idle_session_lifetime, IDLE_LIFETIME),
    clients: [{ client_id: String(client.client_id) }],
    cookie: { mode: String(docOf(settings.session_cookie).mode ?? 'persistent') },
    device: deviceOf(facts),
  };
}

function later(clock: Clock, hours: Json | undefined, otherwise: number): string {
  return new Date(clock.now() + Number(hours ?? otherwise) * HOUR).toISOString();
}

function deviceOf({ ip, userAgent }: RequestFacts): Doc {
  return {
    initial_ip: ip,
    last_ip: ip,
    ...(userAgent !== undefined && { initial_user_agent: userAgent, last_user_agent: userAgent }),
  };
}
