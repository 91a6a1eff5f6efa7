import { type Doc, docOf, isDoc, type Json } from '../../core/json.ts';
import { unknownSecret } from '../../core/unknown.ts';
import { ApiError } from '../api-error.ts';
import { dated } from '../dated.ts';
import type { HookContext } from '../hook-context.ts';
import { source } from './save-log-stream.ts';

/** What of a webhook's authorization is never shown again (recorded for the token and the password). */
const HIDDEN: ReadonlySet<string> = new Set(['token', 'password', 'header_value']);

export function savedEventStream(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { type, configuration } = destinationOf(next);
  if (before && destinationOf(before).type !== type) {
    throw new ApiError(
      400,
      'The type of the destination of an event stream cannot be changed',
      'invalid_body',
    );
  }
  if (type === 'action') refuseOtherActions(configuration.action_id, context);
  if (before || type !== 'eventbridge') return dated(next, before, context);
  const aws_partner_event_source = `aws.partner/auth0.com/${source(context)}/auth0.events`;
  const destination = { type, configuration: { ...configuration, aws_partner_event_source } };
  return dated({ ...next, destination }, before, context);
}

/** An Action destination names an Action of the trigger `event-stream` (documented; the wording is assumed). */
function refuseOtherActions(id: Json | undefined, { documents }: HookContext): void {
  const triggers = documents.get('/actions/actions', String(id))?.supported_triggers;
  const fits =
    Array.isArray(triggers) && triggers.some((one: Json) => isDoc(one) && one.id === 'event-stream');
  if (!fits) {
    throw new ApiError(
      400,
      'The destination of an event stream must be an Action with the event-stream trigger',
      'invalid_body',
    );
  }
}

export function shownEventStream(stored: Doc): Doc {
  const { type, configuration } = destinationOf(stored);
  if (!isDoc(configuration.webhook_authorization)) return stored;
  const shown = Object.entries(configuration.webhook_authorization).filter(([key]) => !HIDDEN.has(key));
  const webhook_authorization = Object.fromEntries(shown);
  return { ...stored, destination: { type, configuration: { ...configuration, webhook_authorization } } };
}

/** What hides in each kind of a webhook's authorization. */
const HIDDEN_OF: Readonly<Record<string, string>> = {
  bearer: 'token',
  basic: 'password',
  custom_header: 'header_value',
};

/** An event stream of another tenant as it is kept: what its webhook proves itself with is not known. */
export function adoptedEventStream(answer: Json): Doc {
  const stream = docOf(answer);
  const { type, configuration } = destinationOf(stream);
  const authorization = docOf(configuration.webhook_authorization);
  const hidden = HIDDEN_OF[String(authorization.method)];
  if (hidden === undefined) return stream;
  const webhook_authorization = { ...authorization, [hidden]: unknownSecret() };
  return { ...stream, destination: { type, configuration: { ...configuration, webhook_authorization } } };
}

function destinationOf({ destination }: Doc): { readonly type: Json; readonly configuration: Doc } {
  const { type = null, configuration } = docOf(destination);
  return { type, configuration: docOf(configuration) };
}
