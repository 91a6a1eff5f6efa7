import { type Doc, docOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { profileClaims } from './profile-claims.ts';
import { signToken } from './sign-token.ts';

export interface IdTokenFacts {
  readonly user: Doc;
  readonly client: Doc;
  readonly scopes: readonly string[];
  /** Set by Actions. */
  readonly claims: Doc;
  /** What tells of the login itself: `sid`, `org_id`, `amr`, … */
  readonly login?: Doc;
}

/** Seconds; Auth0's documentation: ten hours. */
const LIFETIME = 36_000;

/** A JWT that tells the application who signed in, signed as its `jwt_configuration` asks. */
export function idToken(
  { issuer, clock, keys }: TenantContext,
  { user, client, scopes, claims, login }: IdTokenFacts,
): Promise<string> {
  const configuration = docOf(client.jwt_configuration);
  const issued = Math.floor(clock.now() / 1000);
  const payload: Doc = {
    ...profileClaims(user, scopes),
    ...claims,
    ...login,
    iss: issuer,
    aud: String(client.client_id),
    sub: String(user.user_id),
    iat: issued,
    exp: issued + Number(configuration.lifetime_in_seconds ?? LIFETIME),
  };
  const shared = configuration.alg === 'HS256';
  const key = shared ? { secret: sharedSecret(client) } : keys.current;
  return signToken(payload, { alg: shared ? 'HS256' : 'RS256', typ: 'JWT', key });
}

/** Old applications have a secret that is base64 (`secret_encoded`). */
function sharedSecret(client: Doc): string | Buffer {
  const secret = String(client.client_secret);
  return docOf(client.jwt_configuration).secret_encoded === true ? Buffer.from(secret, 'base64') : secret;
}
