import { remember } from '../../authentication-api/authorize/browser-login.ts';
import { factorProved } from '../../authentication-api/authorize/proceed.ts';
import type { Factor } from '../../authentication-api/mfa/factors.ts';
import { logFactor } from '../../authentication-api/mfa/mfa-log.ts';
import { hasRecoveryCode, isFactorOn, newRecoveryCode } from '../../authentication-api/mfa/recovery-code.ts';
import { requestFacts } from '../../authentication-api/request-facts.ts';
import type { Acted, Visit } from './screen.ts';

/** Goes on with a factor that has been set up: with the first one comes a recovery code, which is shown before. */
export async function afterEnrollment({ context, c, login }: Visit, factor: Factor): Promise<Acted> {
  logFactor(context, login, requestFacts(c, login.client, {}), 'gd_enrollment_complete');
  const id = String(login.person?.user.user_id);
  if (!isFactorOn(context.state.documents, 'recovery-code') || hasRecoveryCode(context, id)) {
    return factorProved(context, c, login, factor);
  }
  remember(context, login, { enrolled: true, secret: null });
  return { wrong: {}, form: { recovery: newRecoveryCode(context, id) } };
}
