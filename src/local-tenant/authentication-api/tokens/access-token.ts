import { type Doc, textOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { signToken } from './sign-token.ts';

export interface AccessTokenFacts {
  readonly api: Doc;
  readonly client: Doc;
  /** `sub`: a user's id, or `CLIENT_ID@clients`. */
  readonly subject: string;
  /** `gty`; flows through a browser have none. */
  readonly grant?: string;
  readonly scopes: readonly string[];
  /** For the `permissions` claim, where the API has it. */
  readonly permissions: readonly string[];
  /** Set by Actions. */
  readonly claims: Doc;
}

/** A token and how many seconds it is good for. */
export interface IssuedToken {
  readonly token: string;
  readonly lifetime: number;
}

/** Seconds; Auth0's documentation: the default of a new API. */
const LIFETIME = 86_400;

/** A JWT for an API, in the profile (dialect) that the API asks for: Auth0's documentation, "Access token profiles". */
export async function accessToken(context: TenantContext, facts: AccessTokenFacts): Promise<IssuedToken> {
  const { api, client, claims } = facts;
  const lifetime = Number(api.token_lifetime ?? LIFETIME);
  const issued = Math.floor(context.clock.now() / 1000);
  const alg = textOf(api.signing_alg) ?? 'RS256';
  const dialect = textOf(api.token_dialect) ?? 'access_token';
  const rfc9068 = dialect.startsWith('rfc9068_profile');
  const clientId = String(client.client_id);
  const payload: Doc = {
    ...claims,
    iss: context.issuer,
    sub: facts.subject,
    aud: audienceOf(context, facts, alg),
    iat: issued,
    exp: issued + lifetime,
    ...(facts.scopes.length > 0 && { scope: facts.scopes.join(' ') }),
    ...(facts.grant !== undefined && !rfc9068 && { gty: facts.grant }),
    ...(rfc9068 ? { client_id: clientId, jti: randomText(context.random, 22) } : { azp: clientId }),
    ...(hasPermissions(api, dialect) && { permissions: facts.permissions }),
  };
  const key = alg === 'HS256' ? { secret: String(api.signing_secret) } : context.keys.current;
  const token = await signToken(payload, { alg, typ: rfc9068 ? 'at+jwt' : 'JWT', key });
  return { token, lifetime };
}

/** /userinfo takes the token too where it can check it: with `openid`, and signed with the tenant's key. */
function audienceOf(
  { issuer }: TenantContext,
  { api, scopes }: AccessTokenFacts,
  alg: string,
): string | string[] {
  const identifier = String(api.identifier);
  return scopes.includes('openid') && alg === 'RS256' ? [identifier, `${issuer}userinfo`] : identifier;
}

function hasPermissions(api: Doc, dialect: string): boolean {
  return api.enforce_policies === true && dialect.endsWith('_authz');
}
