import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { REFRESH_TOKENS } from '../../../resources/users/access.ts';
import type { TenantContext } from '../../context.ts';
import { secretHash } from '../authorize/secret-hash.ts';
import type { RequestFacts } from '../request-facts.ts';
import type { AcceptedLogin } from '../sign-in/issue-tokens.ts';
import { refreshTokenSettings } from './refresh-token-settings.ts';

/** What was given out for each refresh token, by its hash: `{ token_id, connection, replaced }`. */
export const SECRETS = '/_refresh_token_secrets';

/** A new refresh token for a login, as `GET /refresh-tokens/{id}` shows it without the token itself. */
export function issueRefreshToken(context: TenantContext, login: AcceptedLogin, facts: RequestFacts): string {
  const { state, clock, random } = context;
  const { client, user, session, api, scopes, organization, protocol } = login;
  const { absolute, idle, rotating } = refreshTokenSettings(client);
  const now = clock.now();
  const at = (lifetime: number | undefined) =>
    lifetime === undefined ? null : new Date(now + lifetime).toISOString();
  const { ip, userAgent = '' } = facts;
  const id = randomText(random, 24);
  const { metadata, expiresAt, idleExpiresAt } = login.effects.refreshToken;
  state.write((documents) =>
    documents.put(REFRESH_TOKENS, id, {
      id,
      user_id: user.user_id ?? '',
      client_id: client.client_id ?? '',
      created_at: isoNow(clock),
      last_exchanged_at: null,
      expires_at: earliest(at(absolute), expiresAt),
      idle_expires_at: earliest(at(idle), idleExpiresAt),
      device: { initial_ip: ip, last_ip: ip, initial_user_agent: userAgent, last_user_agent: userAgent },
      session_id: session?.id ?? null,
      rotating,
      resource_servers: [{ audience: api?.identifier ?? '', scopes: scopes.join(' ') }],
      refresh_token_metadata: Object.fromEntries(
        Object.entries(metadata).filter(([, value]) => value !== null),
      ),
    }),
  );
  return newSecret(context, id, {
    ...(organization && { organization_id: organization.id ?? '' }),
    protocol,
  });
}

/** Another secret for a refresh token: what the application is given. */
export function newSecret({ state, random }: TenantContext, tokenId: string, about: Doc): string {
  const secret = `v1.${randomText(random, 64)}`;
  state.write((documents) =>
    documents.put(SECRETS, secretHash(secret), { ...docOf(about), token_id: tokenId, replaced: null }),
  );
  return secret;
}

function earliest(at: string | null, asked: number | undefined): string | null {
  if (asked === undefined) return at;
  return at !== null && Date.parse(at) <= asked ? at : new Date(asked).toISOString();
}
