import { type Doc, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { accountFields } from '../../logs/sign-in-log.ts';
import { confirmFactor } from '../mfa/enroll-by-code.ts';
import { logFactor } from '../mfa/mfa-log.ts';
import { useRecoveryCode } from '../mfa/recovery-code.ts';
import { checkTotp, confirmTotp } from '../mfa/totp.ts';
import { oobPurpose } from '../mfa-api/associate.ts';
import { waitingLogin } from '../mfa-api/mfa-caller.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import { takeCodeFor } from '../one-time-codes/one-time-codes.ts';
import { withRefreshToken } from '../refresh-tokens/with-refresh-token.ts';
import { continueLogin } from '../sign-in/log-in.ts';
import { connectionOf } from '../sign-in/open-login.ts';
import type { Parameters } from './read-parameters.ts';
import type { Grant } from './token-endpoint.ts';

/** How a factor is proved: its name, and more of the answer; undefined where it is wrong. */
type Prove = (context: TenantContext, user: Doc, parameters: Parameters) => Proved | undefined;

interface Proved {
  readonly factor: string;
  readonly more?: Doc;
  /** Whether it was being set up. */
  readonly enrolled?: boolean;
}

/** The code of an authenticator app; its first one confirms the app. */
export const mfaOtp: Grant = factorGrant('otp', (context, user, parameters) => {
  const code = parameters.otp || refuse('missing-parameter', { name: 'otp' });
  const id = String(user.user_id);
  if (checkTotp(context, id, code)) return { factor: 'otp' };
  return confirmTotp(context, id, code) ? { factor: 'otp', enrolled: true } : undefined;
});

/** The code that went to a phone or an address, with the `oob_code` of the challenge, or of what is being set up. */
export const mfaOob: Grant = factorGrant('binding_code', (context, user, parameters) => {
  const oobCode = parameters.oob_code || refuse('missing-parameter', { name: 'oob_code' });
  const code = parameters.binding_code || refuse('missing-parameter', { name: 'binding_code' });
  const about = takeCodeFor(context, oobPurpose(oobCode), code);
  if (!about || about.user_id !== user.user_id) return undefined;
  confirmFactor(context, user, String(about.method));
  return { factor: textOf(about.factor) ?? 'phone' };
});

/** The recovery code, which is used up: the answer has the next one. */
export const mfaRecoveryCode: Grant = factorGrant('recovery_code', (context, user, parameters) => {
  const code = parameters.recovery_code || refuse('missing-parameter', { name: 'recovery_code' });
  const next = useRecoveryCode(context, String(user.user_id), code);
  return next === undefined ? undefined : { factor: 'recovery-code', more: { recovery_code: next } };
});

/**
 * Goes on with the login of an `mfa_token`. Raises `missing-parameter`, `invalid-mfa-token`, `wrong-factor`, and what the Actions
 * that are left refuse with.
 */
function factorGrant(what: string, prove: Prove): Grant {
  return async ({ context, client, parameters, facts }) => {
    const token = parameters.mfa_token || refuse('missing-parameter', { name: 'mfa_token' });
    const { user } = waitingLogin(context, token, client);
    const connection = connectionOf(context, user);
    const about = { client, person: { user, connection, methods: [] } };
    const proved = prove(context, user, parameters);
    if (!proved) {
      logFactor(context, about, facts, what === 'recovery_code' ? 'gd_recovery_failed' : 'gd_auth_failed');
      return refuse('wrong-factor', { what });
    }
    const { factor, more = {}, enrolled = false } = proved;
    logFactor(context, about, facts, enrolled ? 'gd_enrollment_complete' : 'gd_auth_succeed');
    const back = { factor, enrolled: true, request: facts };
    const { accepted, refused, pending } = await continueLogin(context, token, back);
    if (refused) throw refused;
    if (pending) throw OAuthError.of('mfa-required', { token: pending.state });
    return {
      answer: { ...(await withRefreshToken(context, accepted, facts)), ...more },
      about: accountFields({ connection, user }),
    };
  };
}
