import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { TenantContext } from '../../context.ts';

export type Verified =
  | { readonly payload: JWTPayload }
  | { readonly wrong: 'signature' | 'expired' | 'audience' };

/** Checks a JWT that the tenant signed with its own key: signature, issuer, audience where one is given and, by the tenant's clock, time. */
export async function verifyToken(
  context: TenantContext,
  token: string,
  audience?: string,
): Promise<Verified> {
  try {
    const { payload } = await jwtVerify(token, keyOf(context), {
      algorithms: ['RS256'],
      issuer: context.issuer,
      ...(audience !== undefined && { audience }),
      currentDate: new Date(context.clock.now()),
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
