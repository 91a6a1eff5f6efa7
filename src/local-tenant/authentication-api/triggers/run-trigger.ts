import { type Effects, effectsOf } from '../../../actions/runtime/effects.ts';
import type { Outcome } from '../../../actions/runtime/runner.ts';
import type { TriggerId } from '../../../actions/runtime/triggers/index.ts';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { OAuthError } from '../oauth-error.ts';
import { boundActions } from './bound-actions.ts';

export interface TriggerRun {
  readonly outcome: Outcome;
  readonly effects: Effects;
}

const NOTHING: Outcome = { commands: [], executions: [], warnings: [] };

/** Runs the Actions bound to a trigger. Raises what they refuse with: see `refusalOf`. */
export async function runTrigger(
  context: TenantContext,
  trigger: TriggerId,
  event: Doc,
): Promise<TriggerRun> {
  const run = await tryTrigger(context, trigger, event);
  const refused = refusalOf(run.outcome, trigger);
  if (refused) throw refused;
  return run;
}

/** Runs the Actions bound to a trigger, whatever they come to. */
export async function tryTrigger(
  context: TenantContext,
  trigger: TriggerId,
  event: Doc,
): Promise<TriggerRun> {
  const actions = boundActions(context.state.documents, trigger);
  const outcome = actions.length === 0 ? NOTHING : await context.runner.run({ trigger, actions, event });
  return { outcome, effects: effectsOf(outcome) };
}

const denials: Readonly<Record<string, 'scope-denied' | 'request-denied' | 'server-denied'>> = {
  invalid_scope: 'scope-denied',
  invalid_request: 'request-denied',
  server_error: 'server-denied',
};

/** What a run refuses the request with, where it does: a throw, a denial, or a wait for something that cannot be done here. */
export function refusalOf(
  { failed, denied, suspended }: Outcome,
  trigger: TriggerId,
): OAuthError | undefined {
  if (failed) return OAuthError.of('action-failed', failed);
  if (denied) {
    const code = trigger === 'credentials-exchange' ? denials[denied.code ?? ''] : undefined;
    return OAuthError.of(code ?? 'login-denied', denied);
  }
  if (!suspended) return undefined;
  const mfa = suspended.method.startsWith('authentication.') || suspended.method.startsWith('multifactor.');
  return mfa ? OAuthError.of('mfa-required', {}) : OAuthError.of('interaction-required', suspended);
}
