import { isoNow } from '../../core/clock.ts';
import { type Doc, docsOf, type Json } from '../../core/json.ts';
import type { HookContext, Services } from '../hook-context.ts';
import { actionOf, failedAttempt, keepDelivery } from './event-delivery.ts';
import { notSent, send } from './send-event.ts';

/** Milliseconds before each further attempt (Auth0's documentation, "Events Best Practices": four attempts in all). */
const PAUSES = [1_000, 2_000, 4_000];

const STREAMS = '/event-streams';

/** What passing on an event needs of a request. */
type Request = Pick<HookContext, 'documents' | 'clock'> & {
  /** Left out on a fork, which tells nobody: a rehearsal on it must reach no system of a real tenant. */
  readonly after?: HookContext['after'] | undefined;
};

/**
 * Gives an event to every stream that wants it: to Actions after the request, which does not wait for them (documented);
 * for any other destination it is kept as a delivery that has failed.
 */
export function passOn(event: Doc, request: Request): void {
  const { documents, after } = request;
  for (const stream of documents.list(STREAMS)) {
    if (stream.status !== 'enabled' || !wants(stream.subscriptions, event.type)) continue;
    const id = String(stream.id);
    if (after && actionOf(stream) !== undefined) after((services) => deliver(id, event, request, services));
    else keepDelivery(id, event, [failedAttempt(String(event.time), notSent(stream))], documents);
  }
}

function wants(subscriptions: Json | undefined, type: Json | undefined): boolean {
  return docsOf(subscriptions).some(({ event_type }) => event_type === type);
}

/** Tries until the Action does not fail, as often as Auth0 does; then the delivery is kept with every attempt. */
async function deliver(
  id: string,
  event: Doc,
  { documents, clock }: Request,
  services: Services,
): Promise<void> {
  const attempts: Doc[] = [];
  for (const pause of [0, ...PAUSES]) {
    if (pause > 0 && !(await services.pause(pause))) break;
    const stream = documents.get(STREAMS, id);
    if (!stream) return;
    const error = await send(stream, event, services);
    if (error === '') return;
    attempts.push(failedAttempt(isoNow(clock), error));
  }
  services.write((written) => {
    if (written.get(STREAMS, id)) keepDelivery(id, event, attempts, written);
  });
}
