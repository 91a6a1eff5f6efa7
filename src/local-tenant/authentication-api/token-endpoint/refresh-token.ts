import { effectsOf } from '../../../actions/runtime/effects.ts';
import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf, docsOf, textOf } from '../../../core/json.ts';
import { REFRESH_TOKENS, SESSIONS } from '../../../resources/users/access.ts';
import { accountFields } from '../../logs/sign-in-log.ts';
import { wordsOf } from '../fields.ts';
import { refuse } from '../oauth-error.ts';
import { newSecret, SECRETS } from '../refresh-tokens/issue-refresh-token.ts';
import { forget, openRefreshToken, type SentToken } from '../refresh-tokens/open-refresh-token.ts';
import { refreshTokenSettings } from '../refresh-tokens/refresh-token-settings.ts';
import { eventSession } from '../sessions/event-session.ts';
import { connectionOf } from '../sign-in/open-login.ts';
import { signIn } from '../sign-in/sign-in.ts';
import type { Grant, TokenRequest } from './token-endpoint.ts';
import { executionsOf } from './tokens-for.ts';

/**
 * New tokens for a refresh token, with the post-login Actions in between; a rotating one brings its successor. Raises
 * `missing-parameter`, `unknown-refresh-token`, `reused-refresh-token`, `user-blocked` and what `signIn` refuses with.
 */
export const refreshToken: Grant = async (request) => {
  const { context, client, parameters, facts } = request;
  const secret = parameters.refresh_token ?? refuse('missing-parameter', { name: 'refresh_token' });
  const sent = openRefreshToken(context, client, secret);
  if (sent === 'reused') return refuse('reused-refresh-token', {});
  if (typeof sent === 'string') return refuse('unknown-refresh-token', {});
  const { token, about } = sent;
  const user = context.state.documents.get('/users', String(token.user_id));
  if (!user) return refuse('unknown-refresh-token', {});
  const [granted] = docsOf(token.resource_servers);
  const session = context.state.documents.get(SESSIONS, String(token.session_id));
  const { answer, refused, pending, outcome, executionId } = await signIn(context, {
    user,
    client,
    audience: textOf(granted?.audience) || undefined,
    scope: scopeOf(String(granted?.scopes ?? ''), parameters.scope),
    organization: textOf(about.organization_id),
    protocol: 'oauth2-refresh-token',
    request: facts,
    refreshToken: eventToken(token),
    ...(session && { session: eventSession(session, client) }),
  });
  if (effectsOf(outcome ?? { commands: [] }).refreshToken.revoked) forget(context, String(token.id));
  if (refused) throw refused;
  if (pending) throw new Error('an exchange waits for nobody');
  const successor = exchanged(request, sent);
  return {
    answer: { ...answer, ...(successor !== undefined && { refresh_token: successor }) },
    about: {
      ...accountFields({ connection: connectionOf(context, user), user }),
      ...executionsOf(executionId),
    },
  };
};

/** RFC 6749, section 6: as much as was granted, or less. */
function scopeOf(granted: string, asked: string | undefined): string {
  const all = wordsOf(granted);
  const wanted = wordsOf(asked);
  const kept = wanted.length === 0 ? all : all.filter((scope) => wanted.includes(scope));
  return kept.join(' ');
}

/** Notes the use of a token, and makes its successor where it rotates. */
function exchanged(
  { context, client, facts }: TokenRequest,
  { key, about, token }: SentToken,
): string | undefined {
  const { state, clock } = context;
  const { idle, rotating } = refreshTokenSettings(client);
  const now = clock.now();
  const { ip, userAgent = '' } = facts;
  state.write((documents) => {
    documents.put(REFRESH_TOKENS, String(token.id), {
      ...token,
      last_exchanged_at: isoNow(clock),
      ...(idle !== undefined && { idle_expires_at: new Date(now + idle).toISOString() }),
      device: { ...docOf(token.device), last_ip: ip, last_user_agent: userAgent },
    });
    if (rotating) documents.put(SECRETS, key, { ...about, replaced: about.replaced ?? now });
  });
  return rotating ? newSecret(context, String(token.id), about) : undefined;
}

/** `event.refresh_token`; dates that are not there are left out. */
function eventToken({ refresh_token_metadata: metadata, ...token }: Doc): Doc {
  const told = Object.entries(token).filter(([, value]) => value !== null);
  return { ...Object.fromEntries(told), metadata: docOf(metadata) };
}
