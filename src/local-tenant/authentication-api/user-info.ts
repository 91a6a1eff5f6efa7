import type { Doc } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';
import { bearerToken } from './bearer-token.ts';
import { wordsOf } from './fields.ts';
import { refuse } from './oauth-error.ts';
import { openOpaqueToken } from './tokens/opaque-token.ts';
import { profileClaims } from './tokens/profile-claims.ts';
import { verifyToken } from './tokens/verify-token.ts';

/** `/userinfo`: what the token's scopes let an application know of its user. Raises `invalid-token`. */
export async function userInfo(context: TenantContext, authorization: string | undefined): Promise<Doc> {
  const token = bearerToken(authorization) ?? refuse('invalid-token', {});
  const { subject, scopes } = openOpaqueToken(context, token) ?? (await openJwt(context, token));
  const user = context.state.documents.get('/users', subject);
  if (!user || !scopes.includes('openid')) return refuse('invalid-token', {});
  return { sub: subject, ...profileClaims(user, scopes) };
}

async function openJwt(context: TenantContext, token: string) {
  const verified = await verifyToken(context, token, `${context.issuer}userinfo`);
  if ('wrong' in verified) return refuse('invalid-token', {});
  return { subject: String(verified.payload.sub), scopes: wordsOf(String(verified.payload['scope'] ?? '')) };
}
