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
  const { userMetadata, appMetadata, notification } = effects;
  return {
    executionId,
    ...(failed && { failed }),
    ...(denied && { denied }),
    userMetadata,
    appMetadata,
    ...(notification && { notification }),
  };
}
