import type { Call } from './method.ts';

/**
 * Records a call that the flow waits for: no later Action runs until the person is back. Where nobody can be asked
 * anything, the flow is refused with `interaction_required`: Auth0's documentation, "Redirect with Actions", for
 * redirects; for forms and challenges that is assumed.
 */
export function waitFor(args: readonly unknown[], call: Call, possible: boolean): void {
  call.record(args);
  if (possible) call.suspend();
  else
    call.deny({
      code: 'interaction_required',
      reason: `The Action called api.${call.method}, which is not possible in this flow.`,
    });
}
