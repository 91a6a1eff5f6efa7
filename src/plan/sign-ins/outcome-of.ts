import { type Doc, textOf } from '../../core/json.ts';
import { tokenClaims } from '../../core/token-claims.ts';
import type { OAuthError } from '../../local-tenant/authentication-api/oauth-error.ts';
import { continueSignIn, type SignInResult } from '../../local-tenant/authentication-api/sign-in/sign-in.ts';
import type { TenantContext } from '../../local-tenant/context.ts';
import type { SignInOutcome } from '../token-difference.ts';
import { FACTS } from './facts.ts';

/** What an Action hears that calls somebody in a rehearsal. */
const WOULD_CALL = /in a rehearsal, nobody is called/;

/** Tokens also where a second factor is asked for on the way: it is given. */
export async function outcomeOf(
  context: TenantContext,
  result: SignInResult,
  asked: readonly string[] = [],
): Promise<SignInOutcome> {
  const calls = result.outcome?.failed;
  if (calls && WOULD_CALL.test(calls.message)) return { unknown: `${calls.action}: ${calls.message}` };
  if (result.refused) return refusedWith(result.refused);
  if (result.pending) {
    const { state, waits } = result.pending;
    if (waits === 'mfa' && asked.length < 4) {
      const next = await continueSignIn(context, state, { request: FACTS, factor: 'otp' });
      return outcomeOf(context, next, [...asked, 'mfa']);
    }
    const where = [...(result.outcome?.commands ?? [])]
      .reverse()
      .find(({ method }) => /sendUserTo|render/.test(method));
    return { waits: { for: waits, ...(where && { where: String(where.args[0]) }) } };
  }
  return tokensOf(result.answer, asked);
}

/** The claims and scopes of the token endpoint’s answer. */
export function tokensOf(answer: Doc, asked: readonly string[] = []): SignInOutcome {
  const idToken = tokenClaims(textOf(answer.id_token));
  const accessToken = tokenClaims(textOf(answer.access_token));
  return {
    ...(idToken && { idToken }),
    ...(accessToken && { accessToken }),
    scope: String(answer.scope ?? '')
      .split(' ')
      .filter(Boolean),
    ...(asked.length > 0 && { asked }),
  };
}

/** A refusal as the application sees it. */
export function refusedWith({ body, message }: OAuthError): SignInOutcome {
  return { refused: { error: String(body.error), description: message } };
}
