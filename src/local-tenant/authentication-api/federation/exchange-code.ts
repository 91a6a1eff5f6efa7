import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { type Doc, docOf, isDoc, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { clientIdOf } from '../../identity-providers/client-id-of.ts';
import { type Provider, providerOf } from '../../identity-providers/providers.ts';
import { standInUrl } from '../../identity-providers/stand-in-url.ts';
import { runScript } from '../../scripts/run-script.ts';
import { refuse } from '../oauth-error.ts';
import { clientProof } from './client-proof.ts';
import { providerCallback } from './go-to-provider.ts';

/** Somebody as their provider knows them. */
export interface FederatedProfile {
  readonly subject: string;
  /** Normalized: `{ email, email_verified, name, … }`. */
  readonly profile: Doc;
}

/** What a login kept when it sent somebody away. */
export interface Sent {
  readonly connection: Doc;
  readonly nonce: string | undefined;
  readonly verifier: string | undefined;
}

/**
 * Gets a profile for a provider's code, as Auth0 does: by the token endpoint, and the ID token, the provider's own endpoint or the
 * connection's script. Raises `provider-failed` with why there is none.
 */
export async function exchangeCode(
  context: TenantContext,
  sent: Sent,
  code: string,
): Promise<FederatedProfile> {
  const { connection } = sent;
  const provider = providerOf(connection);
  if (!provider) return refuse('connection-not-emulated', { connection: String(connection.name) });
  const tokens = await tokensFor(context, sent, code);
  return normalized(provider, connection, await answerOf(context, sent, provider, tokens));
}

/** The profile of an ID token that came through the browser (`front_channel`). Raises `provider-failed`. */
export async function openFrontToken(
  context: TenantContext,
  sent: Sent,
  idToken: string,
): Promise<FederatedProfile> {
  const { connection } = sent;
  const provider = providerOf(connection);
  if (!provider) return refuse('connection-not-emulated', { connection: String(connection.name) });
  return normalized(provider, connection, await verified(context, sent, idToken));
}

function normalized(provider: Provider, connection: Doc, answer: Doc): FederatedProfile {
  const subject = provider.subject(answer) ?? fail(connection, 'it did not say who that is');
  return { subject, profile: provider.profile(answer) };
}

async function tokensFor(context: TenantContext, { connection, verifier }: Sent, code: string): Promise<Doc> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: providerCallback(context),
    client_id: clientIdOf(connection),
    ...(await clientProof(context, connection)),
    ...(verifier !== undefined && { code_verifier: verifier }),
  });
  const answer = await context.ask(`${standInUrl(context, connection)}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: body.toString(),
  });
  const tokens: unknown = await answer.json();
  if (!answer.ok || !isDoc(tokens)) {
    return fail(
      connection,
      `its token endpoint answered ${answer.status} ${String(docOf(tokens as Doc).error ?? '')}`,
    );
  }
  return tokens;
}

async function answerOf(
  context: TenantContext,
  sent: Sent,
  provider: Provider,
  { access_token: token, id_token: idToken }: Doc,
): Promise<Doc> {
  if (provider.idToken) return verified(context, sent, String(idToken));
  const { connection } = sent;
  const script = textOf(docOf(docOf(connection.options).scripts).fetchUserProfile);
  if (connection.strategy === 'oauth2' && script) return byScript(context, connection, script, String(token));
  const answer = await context.ask(`${standInUrl(context, connection)}/userinfo`, {
    headers: { authorization: `Bearer ${String(token)}` },
  });
  return answer.ok
    ? ((await answer.json()) as Doc)
    : fail(connection, `it answered ${answer.status} about the account`);
}

/** OpenID Connect Core, section 3.1.3.7. */
async function verified(context: TenantContext, { connection, nonce }: Sent, idToken: string): Promise<Doc> {
  const issuer = standInUrl(context, connection);
  const keys = (await (await context.ask(`${issuer}/jwks.json`)).json()) as JSONWebKeySet;
  try {
    const { payload } = await jwtVerify(idToken, createLocalJWKSet(keys), {
      algorithms: ['RS256'],
      issuer,
      audience: clientIdOf(connection),
      currentDate: new Date(context.clock.now()),
    });
    if (payload['nonce'] !== nonce) return fail(connection, 'its ID token is for another login');
    return payload as Doc;
  } catch (error) {
    return fail(
      connection,
      `its ID token is not good: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Auth0's documentation, "Connect Apps to Generic OAuth2 Authorization Servers": `function (accessToken, ctx, callback)`. */
async function byScript(context: TenantContext, connection: Doc, code: string, token: string): Promise<Doc> {
  const url = `${standInUrl(context, connection)}/userinfo`;
  const known = await context.ask(url, { headers: { authorization: `Bearer ${token}` } });
  const result = await runScript(context, {
    name: `fetchUserProfile of ${String(connection.name)}`,
    code,
    args: [token, { access_token: token }],
    configuration: {},
    provider: { token, answer: (await known.json()) as Doc },
  });
  if (result.error) return fail(connection, `its script said: ${result.error.message}`);
  const [profile] = result.values;
  return isDoc(profile) ? profile : fail(connection, 'its script answered with no profile');
}

function fail({ name }: Doc, reason: string): never {
  return refuse('provider-failed', { connection: String(name), reason });
}
