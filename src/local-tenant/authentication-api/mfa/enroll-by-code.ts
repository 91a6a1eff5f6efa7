import { isoNow } from '../../../core/clock.ts';
import type { Doc } from '../../../core/json.ts';
import { randomText } from '../../../core/random.ts';
import { methodsPath } from '../../../resources/users/authentication-methods.ts';
import type { TenantContext } from '../../context.ts';
import type { Authenticator } from './factors.ts';

/** Keeps a phone, or an address, as a factor of a user; its id. Unconfirmed, nothing is asked of it yet. */
export function enrollByCode(
  { state, clock, random }: TenantContext,
  user: Doc,
  { factor, to, channel }: Pick<Authenticator, 'factor' | 'to' | 'channel'>,
  confirmed: boolean,
): string {
  const id = `${factor}|dev_${randomText(random, 16)}`;
  const now = isoNow(clock);
  const method: Doc = {
    id,
    type: factor,
    confirmed,
    created_at: now,
    ...(confirmed && { enrolled_at: now, last_auth_at: now }),
    ...(factor === 'phone'
      ? { phone_number: to ?? '', preferred_authentication_method: channel ?? 'sms' }
      : { email: to ?? '' }),
  };
  state.write((documents) => documents.put(methodsPath(String(user.user_id)), id, method));
  return id;
}

/** Confirms a factor that was being set up. */
export function confirmFactor({ state, clock }: TenantContext, user: Doc, id: string): void {
  const path = methodsPath(String(user.user_id));
  const now = isoNow(clock);
  state.write((documents) => {
    const method = documents.get(path, id);
    if (method) documents.put(path, id, { ...method, confirmed: true, enrolled_at: now, last_auth_at: now });
  });
}
