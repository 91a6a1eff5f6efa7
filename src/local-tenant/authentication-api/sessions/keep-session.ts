import type { Context } from 'hono';
import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf, docsOf, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { SESSIONS } from '../../../resources/users/access.ts';
import type { TenantContext } from '../../context.ts';
import { clientAddress } from '../../server/client-address.ts';
import { secretHash } from '../authorize/secret-hash.ts';
import type { AcceptedLogin } from '../sign-in/issue-tokens.ts';
import { SESSION_KEYS } from './current-session.ts';
import { withClient } from './event-session.ts';
import { forgetEnded } from './forget-ended.ts';
import { sessionLifetimes } from './lifetimes.ts';
import { giveSession, sessionKey } from './session-cookie.ts';

/**
 * Keeps the session of a login that is through, and gives the browser a new secret for it: one that it had before the
 * login, which somebody may have planted, is good for nothing afterwards. Who signs in again in a browser begins a new
 * session; the old one ends.
 */
export function keepSession(
  context: TenantContext,
  c: Context,
  login: AcceptedLogin,
  connectionId: string,
): void {
  const { state, random } = context;
  const before = state.documents.get(SESSIONS, String(login.session?.id));
  const session = before ? used(context, c, before, login) : begun(login);
  forgetEnded(context);
  const secret = randomText(random, 43);
  const old = sessionKey(c);
  state.write((documents) => {
    const oldKey = old === undefined ? undefined : documents.get(SESSION_KEYS, old);
    if (old !== undefined) documents.remove(SESSION_KEYS, old);
    if (oldKey && oldKey.session_id !== session.id) documents.remove(SESSIONS, String(oldKey.session_id));
    documents.put(SESSIONS, String(session.id), session);
    documents.put(SESSION_KEYS, secretHash(secret), {
      session_id: session.id ?? '',
      connection_id: connectionId,
    });
  });
  const persistent = docOf(session.cookie).mode !== 'non-persistent';
  giveSession(c, secret, persistent ? new Date(String(session.expires_at)) : undefined);
}

/** As Actions saw it, with how the person proved who they are. */
function begun(login: AcceptedLogin): Doc {
  const { metadata, ...session } = docOf(login.session);
  return withEffects(login, {
    ...session,
    authentication: { methods: login.methods },
    session_metadata: docOf(metadata),
  });
}

/** Auth0's documentation: each use starts the idle time anew, and none makes a session live longer than it may. */
function used({ clock, state }: TenantContext, c: Context, before: Doc, login: AcceptedLogin): Doc {
  const now = isoNow(clock);
  const idle = new Date(clock.now() + sessionLifetimes(state.documents).idle).toISOString();
  const session = {
    ...before,
    updated_at: now,
    last_interacted_at: now,
    idle_expires_at: idle,
    clients: withClient(docsOf(before.clients), login.client),
    device: {
      ...docOf(before.device),
      last_ip: clientAddress(c.env),
      last_user_agent: c.req.header('user-agent') ?? '',
    },
    authentication: { methods: login.methods },
  };
  return withEffects(login, session);
}

/** What Actions said of the session (`api.session`): metadata, an earlier end, the kind of cookie. */
function withEffects({ effects }: AcceptedLogin, session: Doc): Doc {
  const { expiresAt, idleExpiresAt, metadata, evicted, cookieMode } = effects.session;
  const merged = { ...(evicted ? {} : docOf(session.session_metadata)), ...metadata };
  return {
    ...session,
    session_metadata: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)),
    ...earlier(session, 'expires_at', expiresAt),
    ...earlier(session, 'idle_expires_at', idleExpiresAt),
    ...(cookieMode !== undefined && { cookie: { mode: cookieMode } }),
  };
}

function earlier(session: Doc, field: string, at: number | undefined): Doc {
  const end = Date.parse(textOf(session[field]) ?? '');
  if (at === undefined || end <= at) return {};
  return { [field]: new Date(at).toISOString() };
}
