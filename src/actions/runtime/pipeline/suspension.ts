import type { Resume } from '../runner.ts';

/**
 * Where a flow goes on after a method has suspended it. Auth0's documentation, "Redirect with Actions" and "Render
 * Forms using Actions": in the Action that sent the person away, with its onContinue… handler. "Customize MFA Selection"
 * and "Customize MFA Enrollments": with the next Action, whose event tells what the person did.
 */
export function handlerAfter(method: string): Resume['handler'] {
  return method.startsWith('authentication.') ? 'next' : 'resume';
}

/**
 * What a flow waits for when one Action suspends it several times. Auth0's documentation warns that a redirect in the
 * same Action lets people bypass the MFA commands: it comes before them. Otherwise the first counts (assumed).
 */
export function strongerSuspension(before: string | undefined, now: string): string {
  if (before === undefined) return now;
  return handlerAfter(before) === 'next' && handlerAfter(now) === 'resume' ? now : before;
}
