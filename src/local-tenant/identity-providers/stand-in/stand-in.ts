import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { bodyLimit } from '../../server/body-limit.ts';
import { type Provider, providerOf } from '../providers.ts';
import { samlStandIn, wsFedStandIn } from '../saml/saml-stand-in.ts';
import { STAND_INS, standInUrl } from '../stand-in-url.ts';
import { accountPage } from './account-page.ts';
import { answerChoice, askForAccount } from './consent-page.ts';
import { type Grant, newGrant, openGrant } from './grants.ts';
import { ID_TOKEN_LIFETIME, idToken } from './id-token.ts';
import { provesClient } from './proves-client.ts';
import { providerJwk } from './provider-key.ts';

/** A connection, and the provider that stands in for its own. */
export interface StandIn {
  readonly connection: Doc;
  readonly provider: Provider;
}

/**
 * Providers that stand in for those of the tenant's connections: OAuth 2 with a page where somebody chooses an account and consents, OpenID Connect
 * where the real one speaks it, and each one's own answer about an account. They check what the real ones check: the application's
 * id and secret, its callback, the code and its verifier.
 */
export function standIns(context: TenantContext): Hono {
  const app = new Hono();
  const at = (c: Context) => standInFor(connectionAt(context, c));
  const below = `${STAND_INS}/:connection`;
  app.get(`${below}/authorize`, (c) => askForAccount(context, c, at(c)));
  app.post(`${below}/authorize`, bodyLimit(), (c) => answerChoice(context, c, at(c)));
  app.post(`${below}/token`, bodyLimit(), (c) => exchange(context, c, at(c)));
  app.get(`${below}/userinfo`, (c) => userInfo(context, c, at(c)));
  app.get(`${below}/jwks.json`, async (c) => c.json({ keys: [await providerJwk(context)] as never }));
  for (const [path, strategies, answer] of XML_STAND_INS) {
    const serve = async (c: Context) => {
      const connection = connectionAt(context, c);
      return connection && strategies.some((one) => one === connection.strategy)
        ? answer(context, c, connection)
        : unknownConnection(context, c);
    };
    app.get(`${below}/${path}`, serve);
    app.post(`${below}/${path}`, bodyLimit(), serve);
  }
  app.get(`${below}/.well-known/openid-configuration`, (c) => discovery(context, c, at(c)));
  return app;
}

const XML_STAND_INS = [
  ['saml', ['samlp'], samlStandIn],
  ['wsfed', ['adfs', 'ad'], wsFedStandIn],
] as const;

function unknownConnection(context: TenantContext, c: Context): Response | Promise<Response> {
  return accountPage(context, c, undefined, {
    asks: '',
    wrong: 'There is no such connection.',
    closed: true,
  });
}

function connectionAt({ state }: TenantContext, c: Context): Doc | undefined {
  const wanted = c.req.param('connection');
  return state.documents.list('/connections').find(({ name }) => name === wanted);
}

function standInFor(connection: Doc | undefined): StandIn | undefined {
  const provider = connection && providerOf(connection);
  return connection && provider ? { connection, provider } : undefined;
}

function discovery(context: TenantContext, c: Context, standIn: StandIn | undefined): Response {
  if (!standIn) return c.json({ error: 'not_found' }, 404);
  const issuer = standInUrl(context, standIn.connection);
  return c.json({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks.json`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  });
}

/** RFC 6749, section 4.1.3. */
async function exchange(context: TenantContext, c: Context, standIn: StandIn | undefined): Promise<Response> {
  const sent = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const refuse = (error: string, status: 400 | 401 = 400) => c.json({ error }, status);
  if (!standIn) return refuse('invalid_request');
  if (!(await provesClient(context, standIn.connection, sent))) return refuse('invalid_client', 401);
  const grant = openGrant(context, sent.code ?? '', 'code');
  if (!grant || grant.connection !== standIn.connection.name) return refuse('invalid_grant');
  if (grant.redirectUri !== sent.redirect_uri || !provesVerifier(grant, sent.code_verifier))
    return refuse('invalid_grant');
  return c.json({
    access_token: newGrant(context, { ...grant, kind: 'token' }),
    token_type: 'Bearer',
    expires_in: ID_TOKEN_LIFETIME,
    scope: grant.scope,
    ...(standIn.provider.idToken && { id_token: await idToken(context, standIn, grant) }),
  });
}

function provesVerifier({ challenge }: Grant, verifier: string | undefined): boolean {
  if (challenge === undefined) return verifier === undefined;
  return (
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') === challenge
  );
}

function userInfo(context: TenantContext, c: Context, standIn: StandIn | undefined): Response {
  const token = /^(?:bearer|token) +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const grant = openGrant(context, token, 'token');
  if (!standIn || !grant || grant.connection !== standIn.connection.name)
    return c.json({ error: 'invalid_token' }, 401);
  return c.json(standIn.provider.answer(grant.account));
}
