import { type Effects, effectsOf } from '../../../actions/runtime/effects.ts';
import type { DeployedAction, Outcome, RunRequest } from '../../../actions/runtime/runner.ts';
import type { TriggerId } from '../../../actions/runtime/triggers/index.ts';
import type { Doc, Json } from '../../../core/json.ts';
import { recordExecution } from '../../../resources/actions/executions.ts';
import type { TenantContext } from '../../context.ts';
import { logFailedAction } from '../../logs/action-log.ts';
import { OAuthError } from '../oauth-error.ts';
import { boundActions } from './bound-actions.ts';

export interface TriggerRun {
  readonly outcome: Outcome;
  readonly effects: Effects;
  /** The id of what is kept about it, where an Action ran. */
  readonly executionId?: string;
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

export interface TryOptions {
  /** Left out: those that are bound to the trigger. */
  readonly actions?: readonly DeployedAction[];
  /** What api methods look up, and where a flow that waited goes on. */
  readonly flow?: Pick<RunRequest, 'lookups' | 'resume'>;
}

/** Runs Actions of a trigger, whatever they come to. */
export async function tryTrigger(
  context: TenantContext,
  trigger: TriggerId,
  event: Doc,
  { actions = boundActions(context.state.documents, trigger), flow }: TryOptions = {},
): Promise<TriggerRun> {
  if (actions.length === 0 && !flow?.resume) return { outcome: NOTHING, effects: effectsOf(NOTHING) };
  const outcome = await context.runner.run({ trigger, actions, event, ...flow });
  return { outcome, effects: effectsOf(outcome), executionId: recorded(context, trigger, event, outcome) };
}

/** As `GET /actions/executions/{id}` shows it; in the tenant's log where an Action failed. */
function recorded(context: TenantContext, trigger: TriggerId, event: Doc, outcome: Outcome): string {
  const { state, clock, random } = context;
  return state.note((documents) => {
    const id = recordExecution(trigger, outcome as unknown as Json, { clock, documents, random });
    logFailedAction(context, { trigger, event, outcome, executionId: id });
    return id;
  });
}

const denials: Readonly<Record<string, 'scope-denied' | 'request-denied' | 'server-denied'>> = {
  invalid_scope: 'scope-denied',
  invalid_request: 'request-denied',
  server_error: 'server-denied',
};

/** Triggers whose Actions name the error (the reference of `api.access.deny`). */
const WITH_CODES: ReadonlySet<TriggerId> = new Set(['credentials-exchange', 'custom-token-exchange']);

/** What a run refuses the request with, where it does: a throw, a denial, or a wait for something that cannot be done here. */
export function refusalOf(
  { failed, denied, suspended }: Outcome,
  trigger: TriggerId,
): OAuthError | undefined {
  if (failed) return OAuthError.of('action-failed', failed);
  if (denied?.code === 'interaction_required') return OAuthError.of('interaction-denied', denied);
  if (denied) {
    const code = WITH_CODES.has(trigger) ? denials[denied.code ?? ''] : undefined;
    return OAuthError.of(code ?? 'login-denied', denied);
  }
  if (!suspended) return undefined;
  const mfa = suspended.method.startsWith('authentication.') || suspended.method.startsWith('multifactor.');
  return mfa ? OAuthError.of('mfa-required', {}) : OAuthError.of('interaction-required', suspended);
}
