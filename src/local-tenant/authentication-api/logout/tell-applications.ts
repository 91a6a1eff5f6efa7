import { type Doc, docOf, docsOf, textsOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { appendLog } from '../../logs/append-log.ts';
import { signToken } from '../tokens/sign-token.ts';

/** Milliseconds; Auth0's documentation: an application has two minutes. Here nobody waits that long. */
const PATIENCE = 10_000;
/** Seconds for which a logout token is good (assumed: OpenID Connect recommends two minutes at most). */
const LIFETIME = 120;
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

/**
 * Back-channel logout: each application of the session that has an address for it gets a logout token. Nobody waits for
 * them; how it went is in the log.
 */
export function tellApplications(context: TenantContext, session: Doc): void {
  const { documents } = context.state;
  for (const { client_id: id } of docsOf(session.clients)) {
    const client = documents.get('/clients', String(id));
    const [url] = textsOf(docOf(client?.oidc_logout).backchannel_logout_urls);
    if (client && url) context.background.start(() => tell(context, client, url, session));
  }
}

async function tell(context: TenantContext, client: Doc, url: string, session: Doc): Promise<void> {
  const body = new URLSearchParams({ logout_token: await logoutToken(context, client, session) });
  const reason = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE) }).then(
    ({ ok, status }) => (ok ? undefined : `it answered ${status}`),
    (error: unknown) => String(error),
  );
  const { state, clock } = context;
  state.write((documents) =>
    appendLog(documents, clock, {
      // Documented: "Log event type codes".
      type: `oidc_backchannel_logout_${reason === undefined ? 'succeeded' : 'failed'}`,
      description: reason ?? '',
      client_id: client.client_id ?? '',
      client_name: client.name ?? '',
      user_id: session.user_id ?? '',
      details: { session_id: session.id ?? '' },
    }),
  );
}

/** OpenID Connect Back-Channel Logout, section 2.4. */
function logoutToken(
  { issuer, clock, random, keys }: TenantContext,
  client: Doc,
  session: Doc,
): Promise<string> {
  const issued = Math.floor(clock.now() / 1000);
  const claims = {
    iss: issuer,
    sub: session.user_id ?? '',
    aud: client.client_id ?? '',
    iat: issued,
    exp: issued + LIFETIME,
    jti: randomText(random, 22),
    sid: session.id ?? '',
    events: { [EVENT]: {} },
  };
  return signToken(claims, { alg: 'RS256', typ: 'logout+jwt', key: keys.current });
}
