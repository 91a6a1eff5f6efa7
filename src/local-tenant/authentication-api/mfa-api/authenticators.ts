import type { Context } from 'hono';
import type { Doc } from '../../../core/json.ts';
import { methodsPath } from '../../../resources/users/authentication-methods.ts';
import type { TenantContext } from '../../context.ts';
import { type Authenticator, authenticatorsOf } from '../mfa/factors.ts';
import { hasRecoveryCode } from '../mfa/recovery-code.ts';
import { forgetTotp } from '../mfa/totp.ts';
import { refuse } from '../oauth-error.ts';
import { mfaCaller } from './mfa-caller.ts';

/** `GET /mfa/authenticators`: what the user has. Raises what `mfaCaller` raises. */
export async function listAuthenticators(context: TenantContext, c: Context): Promise<Response> {
  const { user } = await mfaCaller(context, c, 'read:authenticators');
  const id = String(user.user_id);
  const recovery = hasRecoveryCode(context, id)
    ? [{ id: `recovery-code|${id}`, authenticator_type: 'recovery-code', active: true }]
    : [];
  return c.json([...recovery, ...authenticatorsOf(context.state.documents, user).map(shown)]);
}

/**
 * `DELETE /mfa/authenticators/{id}`. Whoever has not given a factor yet removes none: it takes an access token. Raises
 * `invalid-token`, `scope-missing`, `unknown-authenticator`.
 */
export async function removeAuthenticator(context: TenantContext, c: Context): Promise<Response> {
  const { user, waiting } = await mfaCaller(context, c, 'remove:authenticators');
  if (waiting) refuse('invalid-token', {});
  const path = methodsPath(String(user.user_id));
  const id = c.req.param('id') ?? '';
  if (!context.state.documents.get(path, id)) refuse('unknown-authenticator', {});
  context.state.write((documents) => {
    documents.remove(path, id);
    forgetTotp(documents, id);
  });
  return c.body(null, 204);
}

/** Auth0's documentation, "Manage Authentication Factors with MFA API". */
function shown({ id, factor, confirmed, to, channel }: Authenticator): Doc {
  if (factor === 'otp') return { id, authenticator_type: 'otp', active: confirmed };
  return {
    id,
    authenticator_type: 'oob',
    active: confirmed,
    oob_channel: factor === 'email' ? 'email' : (channel ?? 'sms'),
    name: masked(to ?? ''),
  };
}

function masked(to: string): string {
  const at = to.indexOf('@');
  if (at < 0) return `XXXXXXXX${to.slice(-4)}`;
  return `${to.slice(0, Math.min(4, at))}****@${to.slice(at + 1, at + 5)}****`;
}
