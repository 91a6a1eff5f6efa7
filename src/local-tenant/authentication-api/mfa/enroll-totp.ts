import { isoNow } from '../../../core/clock.ts';
import type { Doc } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { methodsPath } from '../../../resources/users/authentication-methods.ts';
import type { TenantContext } from '../../context.ts';
import { keepTotpSecret, stepOf } from './totp.ts';

/** Enrolls an authenticator app once its first code is right; false where it is not. */
export function enrollTotp(context: TenantContext, user: Doc, secret: string, code: string): boolean {
  const step = stepOf(context, secret, code);
  if (step === undefined) return false;
  const { state, clock, random } = context;
  const id = `totp|dev_${randomText(random, 16)}`;
  const now = isoNow(clock);
  const method = { id, type: 'totp', confirmed: true, created_at: now, enrolled_at: now, last_auth_at: now };
  state.write((documents) => documents.put(methodsPath(String(user.user_id)), id, method));
  keepTotpSecret(context, id, secret, step);
  return true;
}
