import { docsOf, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { BrowserLogin } from '../authorize/browser-login.ts';
import { challengeOf } from '../sign-in/transactions.ts';
import { authenticatorsOf, FACTORS, type Factor, factorsToEnroll } from './factors.ts';

/** What a login that waits for a second factor asks for; the first one first. */
export interface ToAsk {
  /** `other`: a factor that the local tenant cannot ask for. */
  readonly kind: 'challenge' | 'enroll' | 'other';
  readonly factors: readonly Factor[];
}

/**
 * A factor that the person has, of those that an Action names or else of all, or one to be set up where they have none.
 * Auth0's documentation, "Customize MFA Selection" and "Customize MFA Enrollments": the first one that is named is the default.
 */
export function whatToAsk(context: TenantContext, login: BrowserLogin): ToAsk {
  const { documents } = context.state;
  const { method, factors } = challengeOf(context, login.state);
  const asked = docsOf(factors).map(({ type }) => String(type));
  const name = textOf(method) ?? '';
  const has = authenticatorsOf(documents, login.person?.user ?? {}).filter(({ confirmed }) => confirmed);
  if (name.startsWith('enroll')) {
    const missing = factorsToEnroll(documents).filter((factor) => !has.some((one) => one.factor === factor));
    return enrollment(missing, asked);
  }
  const possible = FACTORS.filter((factor) => has.some((one) => one.factor === factor));
  const chosen = asked.length > 0 ? possible.filter((factor) => asked.includes(factor)) : possible;
  if (chosen.length > 0) return { kind: 'challenge', factors: inOrderOf(chosen, asked) };
  return name.startsWith('challenge')
    ? { kind: 'other', factors: [] }
    : enrollment(factorsToEnroll(documents), []);
}

function enrollment(possible: readonly Factor[], asked: readonly string[]): ToAsk {
  const chosen = asked.length > 0 ? possible.filter((factor) => asked.includes(factor)) : possible;
  if (chosen.length === 0) return { kind: 'other', factors: [] };
  return { kind: 'enroll', factors: inOrderOf(chosen, asked) };
}

function inOrderOf(factors: readonly Factor[], asked: readonly string[]): Factor[] {
  return [...factors].sort((a, b) => asked.indexOf(a) - asked.indexOf(b));
}
