import { textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { BrowserLogin } from '../authorize/browser-login.ts';
import { enrolledFactors } from '../sign-in/second-factor.ts';
import { challengeOf } from '../sign-in/transactions.ts';

/**
 * What a login that waits for a second factor asks for: an authenticator app that the person has, or one to be set up. A
 * factor that the local tenant cannot ask for is `other`.
 */
export function whatToAsk(context: TenantContext, login: BrowserLogin): 'challenge' | 'enroll' | 'other' {
  const method = textOf(challengeOf(context, login.state).method) ?? '';
  const user = login.person?.user ?? {};
  const enrolled = enrolledFactors(context.state.documents, user).map(({ type }) => type);
  if (method.startsWith('enroll')) return 'enroll';
  if (enrolled.includes('otp')) return 'challenge';
  const others = enrolled.some((type) => type !== 'recovery-code');
  return others && method.startsWith('challenge') ? 'other' : 'enroll';
}
