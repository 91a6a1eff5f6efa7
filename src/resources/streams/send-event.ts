import { type Doc, docOf } from '../../core/json.ts';
import type { Services } from '../hook-context.ts';
import { actionOf } from './event-delivery.ts';

/** The fields of an event that an Action is told (Auth0's documentation, "event-stream event object"). */
const TOLD: ReadonlySet<string> = new Set(['id', 'type', 'data', 'source', 'specversion', 'time']);

/** Sends an event to the Action of a stream; why it did not arrive, or '' where it did. Nothing is sent outside. */
export async function send(
  stream: Doc,
  event: Doc,
  { runTrigger }: Pick<Services, 'runTrigger'>,
): Promise<string> {
  const id = actionOf(stream);
  if (id === undefined) return notSent(stream);
  if (stream.status !== 'enabled') return 'The event stream is disabled';
  const message = Object.fromEntries(Object.entries(event).filter(([key]) => TOLD.has(key)));
  const run = await runTrigger('event-stream', { message }, id);
  if (!run) return 'The Action of the event stream is not deployed';
  return run.failed?.message ?? '';
}

/** Why nothing was sent: a copy of a tenant must not tell the world, and a fork not even its Actions. */
export function notSent(stream: Doc): string {
  if (actionOf(stream) !== undefined)
    return 'A fork tells its event streams nothing before redelivery is asked for';
  return `The local tenant sends nothing to a ${String(docOf(stream.destination).type)}`;
}
