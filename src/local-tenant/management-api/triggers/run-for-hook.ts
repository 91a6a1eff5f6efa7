import type { Outcome } from '../../../actions/runtime/runner.ts';
import { isTriggerId } from '../../../actions/runtime/triggers/index.ts';
import type { HookContext, TriggerFacts, TriggerRun } from '../../../resources/hook-context.ts';
import { boundActions, deployedAction } from '../../authentication-api/triggers/bound-actions.ts';
import { tryTrigger } from '../../authentication-api/triggers/run-trigger.ts';
import type { TenantContext } from '../../context.ts';
import { triggerEvent } from './trigger-event.ts';

export interface HookRun {
  readonly trigger: string;
  readonly facts: TriggerFacts;
  /** Where the Action is not bound to the trigger, but named by a resource. */
  readonly actionId?: string | undefined;
}

/** Runs the Actions of a trigger for a hook of the Management API; undefined where there is none to run. */
export async function runForHook(
  tenant: TenantContext,
  context: HookContext,
  { trigger, facts, actionId }: HookRun,
): Promise<TriggerRun | undefined> {
  if (!isTriggerId(trigger)) return undefined;
  const { documents } = tenant.state;
  const actions =
    actionId === undefined ? boundActions(documents, trigger) : deployedAction(documents, actionId);
  if (actions.length === 0) return undefined;
  const event = triggerEvent(trigger, facts, context);
  const { outcome, effects, executionId = '' } = await tryTrigger(tenant, trigger, event, { actions });
  const { failed, denied } = outcome;
  const notification = notificationOf(outcome);
  return {
    executionId,
    ...(failed && { failed }),
    ...(denied && { denied }),
    userMetadata: effects.userMetadata,
    appMetadata: effects.appMetadata,
    ...(notification && { notification }),
  };
}

/** Auth0's documentation, "custom-email-provider API object": of several calls, the last one counts, and of its reason 1,024 characters. */
function notificationOf({ commands }: Outcome): TriggerRun['notification'] {
  const last = commands.findLast(({ method }) => method.startsWith('notification.'));
  if (!last) return undefined;
  return {
    method: last.method === 'notification.retry' ? 'retry' : 'drop',
    reason: String(last.args[0] ?? '').slice(0, 1024),
  };
}
