import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { TenantContext } from '../../context.ts';

export type Verified =
  | { readonly payload: JWTPayload }
  | { readonly wrong: 'signature' | 'expired' | 'audience' };

/** Checks a JWT that the tenant signed with its own key: signature, issuer, audience where one is given and, by the tenant's clock, time; with `expired`, one whose time is over will do. */
export async function verifyToken(
  context: TenantContext,
  token: string,
  audience?: string,
  { expired = false }: { readonly expired?: boolean } = {},
): Promise<Verified> {
  try {
    const { payload } = await jwtVerify(token, keyOf(context), {
      algorithms: ['RS256'],
      issuer: context.issuer,
      ...(audience !== undefined && { audience }),
      // Far enough back that nothing has expired: an ID token hints at a session long after its own end.
      currentDate: new Date(expired ? 0 : context.clock.now()),
    });
    return { payload };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return { wrong: 'expired' };
    const audienceFailed = error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud';
    return { wrong: audienceFailed ? 'audience' : 'signature' };
  }
}

function keyOf({ keys }: TenantContext): JWTVerifyGetKey {
  return ({ kid }) => {
    const key = keys.all.find((one) => one.kid === kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key.publicKey;
  };
}
