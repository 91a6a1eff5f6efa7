import { signToken } from '../../authentication-api/tokens/sign-token.ts';
import type { TenantContext } from '../../context.ts';
import { clientIdOf } from '../client-id-of.ts';
import { standInUrl } from '../stand-in-url.ts';
import type { Grant } from './grants.ts';
import { providerKey } from './provider-key.ts';
import type { StandIn } from './stand-in.ts';

/** Seconds. */
export const ID_TOKEN_LIFETIME = 3600;

/** The ID token of a provider about an account. */
export async function idToken(
  context: TenantContext,
  { connection, provider }: StandIn,
  { account, nonce }: Pick<Grant, 'account' | 'nonce'>,
): Promise<string> {
  const issued = Math.floor(context.clock.now() / 1000);
  const claims = {
    ...provider.answer(account),
    iss: standInUrl(context, connection),
    aud: clientIdOf(connection),
    iat: issued,
    exp: issued + ID_TOKEN_LIFETIME,
    ...(nonce !== undefined && { nonce }),
  };
  return signToken(claims, { alg: 'RS256', typ: 'JWT', key: (await providerKey(context)) as never });
}
