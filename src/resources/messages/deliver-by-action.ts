import { isoNow } from '../../core/clock.ts';
import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, docsOf, itemsOf } from '../../core/json.ts';
import type { HookContext, Services, TriggerFacts, TriggerRun } from '../hook-context.ts';
import { OUTBOX } from './outbox.ts';

/** A message of the outbox that an Action is to deliver. */
export interface ActionDelivery {
  /** In the outbox. */
  readonly message: string;
  readonly trigger: 'custom-email-provider' | 'custom-phone-provider';
  readonly facts: TriggerFacts;
}

/**
 * Milliseconds before each further try that an Action asks for. Auth0 tries "up to 5 times in the next minutes" (the
 * reference of `api.notification.retry`); here it does not take minutes.
 */
const PAUSES = [1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Lets the Action of a custom provider deliver a message after the request. What it came to is noted with the message:
 * `status` and every attempt. Where there is no such Action, the message stays as it is.
 */
export function deliverByAction(delivery: ActionDelivery, context: HookContext): void {
  const action = providerAction(delivery.trigger, context.documents);
  if (action !== undefined) context.after((services) => deliver(delivery, action, context, services));
}

/**
 * The one that is bound to the trigger; else the one that was deployed for it, as Auth0's documentation binds none when
 * a phone provider is set up with the Management API. There is at most one (documented).
 */
function providerAction(trigger: string, documents: Documents): string | undefined {
  const [bound] = docsOf(documents.get(`/actions/triggers/${trigger}/bindings`, '')?.items);
  if (bound) return String(docOf(bound.action).id);
  const deployed = documents
    .list('/actions/actions')
    .find((action) => action.deployed_version !== undefined && supports(action, trigger));
  return deployed && String(deployed.id);
}

function supports({ supported_triggers }: Doc, trigger: string): boolean {
  return docsOf(supported_triggers).some(({ id }) => id === trigger);
}

async function deliver(
  { message, trigger, facts }: ActionDelivery,
  action: string,
  context: HookContext,
  services: Services,
): Promise<void> {
  for (const pause of [0, ...PAUSES]) {
    if (pause > 0 && !(await services.pause(pause))) return;
    const run = await services.runTrigger(trigger, facts, action);
    if (!run) return;
    const last = pause === PAUSES.at(-1);
    const attempt = attemptOf(run, last, context);
    services.write((documents) => {
      note(message, attempt, documents);
      if (attempt.reason !== undefined) context.log(failedNotification(facts, attempt));
    });
    if (attempt.status !== 'retrying') return;
  }
}

/** An Action that throws has failed for good (assumed: only `retry` is documented to be tried again). */
function attemptOf(
  { executionId, failed, notification }: TriggerRun,
  last: boolean,
  { clock }: HookContext,
): Doc {
  const at = { at: isoNow(clock), execution: executionId };
  if (failed) return { ...at, status: 'failed', reason: failed.message };
  if (!notification) return { ...at, status: 'sent' };
  const { kind } = notification;
  // Documented: the rest is cut off.
  const reason = notification.reason.slice(0, 1024);
  const status = kind === 'drop' ? 'dropped' : last ? 'failed' : 'retrying';
  return { ...at, status, reason };
}

function note(id: string, attempt: Doc, documents: Documents): void {
  const message = documents.get(OUTBOX, id);
  if (!message) return;
  const { status = '' } = attempt;
  documents.put(OUTBOX, id, { ...message, status, attempts: [...itemsOf(message.attempts), attempt] });
}

/** Auth0's documentation, "Log type codes" and the schema of `fn`. */
function failedNotification({ notification, user }: TriggerFacts, { reason = '' }: Doc): Doc {
  const { message_type = '', to, recipient, delivery_method = 'email' } = docOf(notification);
  return {
    type: 'fn',
    description: 'Failed Sending Notification',
    user_id: user?.user_id ?? '',
    details: {
      email_type: message_type,
      notification_type: delivery_method,
      to: to ?? recipient ?? '',
      error: reason,
    },
  };
}
