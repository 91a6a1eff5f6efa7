import type { Challenge, Effects } from '../../../actions/runtime/effects.ts';
import type { Documents } from '../../../core/documents.ts';
import { type Doc, textsOf } from '../../../core/json.ts';
import { methodsPath } from '../../../resources/users/authentication-methods.ts';

/** What Actions call the factors that the Management API calls otherwise. */
const NAMES: Readonly<Record<string, string>> = { totp: 'otp', push: 'push-notification' };
const NO_FACTORS = new Set(['password', 'passkey']);

/**
 * `event.user.enrolledFactors`: Auth0's documentation: "the list of active factors associated with a user's account".
 * One that the tenant has switched off is not active; a verified address is one where the tenant has the factor.
 */
export function enrolledFactors(documents: Documents, user: Doc): Doc[] {
  const methods = documents
    .list(methodsPath(String(user.user_id)))
    .filter(({ type, confirmed }) => !NO_FACTORS.has(String(type)) && confirmed !== false);
  const types = methods.map(({ type }) => NAMES[String(type)] ?? String(type));
  const byEmail =
    user.email_verified === true && documents.get('/guardian/factors', 'email')?.enabled === true;
  const active = types.filter((type) => isOn(documents, type));
  return [...new Set([...active, ...(byEmail ? ['email'] : [])])].map((type) => ({ type }));
}

/** Of a tenant that says nothing of a factor, it is on. */
function isOn(documents: Documents, type: string): boolean {
  return documents.get('/guardian/factors', type === 'phone' ? 'sms' : type)?.enabled !== false;
}

/**
 * Whether nobody could answer what an Action asks for. Auth0's documentation, "Customize MFA Selection": if the user has
 * enrolled in none of the factors, the command fails.
 */
export function cannotBeChallenged(challenges: readonly Challenge[], enrolled: readonly Doc[]): boolean {
  const has = (factor: Doc) => enrolled.some(({ type }) => type === factor.type);
  return challenges.some(
    ({ method, factors }) => method.startsWith('challenge') && !factors.some((factor) => has(factor)),
  );
}

/** Auth0's documentation, "Customize MFA Enrollments": with all factors enrolled, the command fails and the login goes on. */
export function hasNothingToEnroll(challenges: readonly Challenge[], enrolled: readonly Doc[]): boolean {
  const has = (factor: Doc) => enrolled.some(({ type }) => type === factor.type);
  return (
    challenges.length > 0 &&
    challenges.every(
      ({ method, factors }) => method.startsWith('enroll') && factors.every((factor) => has(factor)),
    )
  );
}

/**
 * Whether a second factor is asked for when all Actions have run: an Action said so, or the tenant's policy does and no
 * Action said otherwise. Whoever has given one in this login is not asked again.
 */
export function asksForFactor(
  documents: Documents,
  { multifactor }: Effects,
  { methods, remembered = false }: { readonly methods: readonly Doc[]; readonly remembered?: boolean },
): boolean {
  if (methods.some(({ name }) => name === 'mfa')) return false;
  // Auth0's documentation, `api.multifactor.enable`: `allowRememberBrowser` is true unless the Action says otherwise.
  if (remembered && multifactor?.options.allowRememberBrowser !== false) return false;
  if (multifactor) return multifactor.provider !== 'none';
  const policies = documents.get('/guardian/policies', '');
  return textsOf(policies?.policies).includes('all-applications');
}
