import type { Documents } from '../../../core/documents.ts';
import { type Doc, textOf } from '../../../core/json.ts';
import { methodsPath } from '../../../resources/users/authentication-methods.ts';
import { isFactorOn } from './recovery-code.ts';

/** The factors that a local tenant can ask for, as Actions call them, in the order in which they are asked for. */
export const FACTORS = ['otp', 'phone', 'email'] as const;
export type Factor = (typeof FACTORS)[number];

/** A way in which a user can prove themselves once more. */
export interface Authenticator {
  /** Of the authentication method; of a verified address that is none, `email|` and the user's id. */
  readonly id: string;
  readonly factor: Factor;
  readonly confirmed: boolean;
  /** Where a code goes: a number or an address. */
  readonly to?: string;
  /** Of a phone: how the code goes there. */
  readonly channel?: 'sms' | 'voice';
}

const TYPES: Readonly<Record<string, Factor>> = { totp: 'otp', phone: 'phone', email: 'email' };

/** What a user has, of the factors that the tenant has switched on. */
export function authenticatorsOf(documents: Documents, user: Doc): Authenticator[] {
  const methods = documents.list(methodsPath(String(user.user_id))).flatMap(authenticatorOf);
  const has = methods.some(({ factor, to }) => factor === 'email' && to === user.email);
  const verified =
    user.email_verified === true && documents.get('/guardian/factors', 'email')?.enabled === true;
  const own: Authenticator[] =
    verified && !has
      ? [{ id: `email|${String(user.user_id)}`, factor: 'email', confirmed: true, to: String(user.email) }]
      : [];
  return [...methods, ...own].filter(({ factor }) => isFactorOn(documents, nameOf(factor)));
}

function authenticatorOf(method: Doc): Authenticator[] {
  const factor = TYPES[String(method.type)];
  if (!factor) return [];
  const to = textOf(method.phone_number) ?? textOf(method.email);
  const voice = method.preferred_authentication_method === 'voice';
  return [
    {
      id: String(method.id),
      factor,
      confirmed: method.confirmed !== false,
      ...(to !== undefined && { to }),
      ...(factor === 'phone' && { channel: voice ? 'voice' : 'sms' }),
    },
  ];
}

/** What the tenant's list of factors calls it. */
export function nameOf(factor: Factor): string {
  return factor === 'phone' ? 'sms' : factor;
}

/** The factors that somebody may set up: those of the tenant; phones only where it says so (assumed). */
export function factorsToEnroll(documents: Documents): Factor[] {
  const phones = documents.get('/guardian/factors', 'sms')?.enabled === true;
  return [...(isFactorOn(documents, 'otp') ? ['otp' as const] : []), ...(phones ? ['phone' as const] : [])];
}
