import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Doc } from '../../core/json.ts';
import { managementScopes } from '../../resources/applications/management-scopes.ts';
import { readParameters } from '../authentication-api/token-endpoint/read-parameters.ts';
import { signToken } from '../authentication-api/tokens/sign-token.ts';
import type { TenantContext } from '../context.ts';
import type { DeployClient } from '../control/fresh-tenant.ts';

/** Seconds. */
const LIFETIME = 86_400;

/**
 * Tokens for those who rehearse on a fork: the application's id is the one that the upstream knows, so that no list shows
 * one that is not there; its secret, and the Management API at the fork's own address, are the fork's alone. Other
 * requests for a token go on to the token endpoint.
 */
export function forkToken(context: TenantContext, client: DeployClient): Hono {
  const app = new Hono();
  app.post('/oauth/token', async (c, next) => {
    const parameters = await readParameters(c).catch(() => ({}) as Record<string, string>);
    if (!isMeant(parameters, context, client)) return next();
    c.header('cache-control', 'no-store');
    return c.json(await answer(context, client));
  });
  return app;
}

function isMeant(
  { grant_type, client_id, client_secret = '', audience }: Readonly<Record<string, string>>,
  { issuer }: TenantContext,
  client: DeployClient,
): boolean {
  return (
    grant_type === 'client_credentials' &&
    client_id === client.clientId &&
    audience === `${issuer}api/v2/` &&
    sameText(client_secret, client.clientSecret)
  );
}

async function answer({ issuer, clock, keys }: TenantContext, { clientId }: DeployClient): Promise<Doc> {
  const issued = Math.floor(clock.now() / 1000);
  const scope = managementScopes.map(({ value }) => value).join(' ');
  const payload: Doc = {
    iss: issuer,
    sub: `${clientId}@clients`,
    aud: `${issuer}api/v2/`,
    iat: issued,
    exp: issued + LIFETIME,
    scope,
    gty: 'client-credentials',
    azp: clientId,
  };
  const token = await signToken(payload, { alg: 'RS256', typ: 'JWT', key: keys.current });
  return { access_token: token, scope, expires_in: LIFETIME, token_type: 'Bearer' };
}

function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
