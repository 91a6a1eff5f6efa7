import type { Context } from 'hono';
import { type Doc, textOf, textsOf } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import type { TenantContext } from '../../context.ts';
import { bodyOf } from '../body-of.ts';
import { enrollByCode } from '../mfa/enroll-by-code.ts';
import { authenticatorsOf, factorsToEnroll } from '../mfa/factors.ts';
import { hasRecoveryCode, isFactorOn, newRecoveryCode } from '../mfa/recovery-code.ts';
import { sendFactorCode } from '../mfa/send-factor-code.ts';
import { beginTotp, totpUri } from '../mfa/totp.ts';
import { refuse } from '../oauth-error.ts';
import { identifierOf } from '../passwordless/passwordless-connection.ts';
import { type MfaCaller, mfaCaller } from './mfa-caller.ts';

/**
 * `POST /mfa/associate`: begins to set up a factor, which its first code confirms at the token endpoint. Auth0's documentation,
 * "Enroll and Challenge OTP Authenticators" and its neighbours: on the way in only the first factor, with a recovery code.
 * Raises what `mfaCaller` raises, `missing-parameter`, `already-enrolled`, `factor-not-enabled`, `bad-phone-number`, `bad-email`.
 */
export async function associate(context: TenantContext, c: Context): Promise<Response> {
  const caller = await mfaCaller(context, c, 'enroll');
  const sent = await bodyOf(c);
  const [type = refuse('missing-parameter', { name: 'authenticator_types' })] = textsOf(
    sent.authenticator_types,
  );
  const has = authenticatorsOf(context.state.documents, caller.user).some(({ confirmed }) => confirmed);
  if (caller.waiting && has) refuse('already-enrolled', {});
  if (type !== 'otp' && type !== 'oob') refuse('unsupported-challenge', {});
  const answer = type === 'otp' ? associateOtp(context, caller) : associateOob(context, caller, sent);
  return c.json({ ...answer, ...recoveryCodes(context, caller.user) });
}

function associateOtp(context: TenantContext, { user }: MfaCaller): Doc {
  if (!factorsToEnroll(context.state.documents).includes('otp'))
    refuse('factor-not-enabled', { factor: 'otp' });
  const secret = beginTotp(context, user);
  const label = textOf(user.email) ?? String(user.user_id);
  return {
    authenticator_type: 'otp',
    secret,
    barcode_uri: totpUri(secret, { issuer: context.domain, label }),
  };
}

function associateOob(context: TenantContext, { user, client, request }: MfaCaller, sent: Doc): Doc {
  const [channel = refuse('missing-parameter', { name: 'oob_channels' })] = textsOf(sent.oob_channels);
  const target = targetOf(context, channel, sent);
  const id = enrollByCode(context, user, target, false);
  const oobCode = randomText(context.random, 32);
  sendFactorCode(context, {
    user,
    client,
    request,
    authenticator: target,
    enrolling: true,
    purpose: oobPurpose(oobCode),
    about: { method: id, user_id: user.user_id ?? '', factor: target.factor },
  });
  return { authenticator_type: 'oob', binding_method: 'prompt', oob_code: oobCode, oob_channel: channel };
}

/** What an `oob_code` is for: see `newCode`. */
export function oobPurpose(oobCode: string): string {
  return `oob ${oobCode}`;
}

function targetOf({ state: { documents } }: TenantContext, channel: string, sent: Doc) {
  if (channel === 'email') {
    if (!isFactorOn(documents, 'email')) refuse('factor-not-enabled', { factor: 'email' });
    const to = identifierOf({ strategy: 'email' }, textOf(sent.email) ?? '') ?? refuse('bad-email', {});
    return { factor: 'email', to } as const;
  }
  if (channel !== 'sms' && channel !== 'voice') return refuse('unsupported-challenge', {});
  if (!factorsToEnroll(documents).includes('phone')) refuse('factor-not-enabled', { factor: 'sms' });
  const number = identifierOf({ strategy: 'sms' }, textOf(sent.phone_number) ?? '');
  return { factor: 'phone', to: number ?? refuse('bad-phone-number', {}), channel } as const;
}

function recoveryCodes(context: TenantContext, { user_id: id }: Doc): Doc {
  const wanted =
    isFactorOn(context.state.documents, 'recovery-code') && !hasRecoveryCode(context, String(id));
  return wanted ? { recovery_codes: [newRecoveryCode(context, String(id))] } : {};
}
