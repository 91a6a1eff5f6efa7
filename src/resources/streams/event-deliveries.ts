import * as z from 'zod';
import { isoNow } from '../../core/clock.ts';
import { type Doc, docOf, docsOf, itemsOf, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { answeredPage } from '../checkpoint.ts';
import type { HookContext, Services } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { choice, listOf, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { deliveriesPath, failedAttempt } from './event-delivery.ts';
import { eventType } from './event-types.ts';
import { send } from './send-event.ts';

const moment = z.iso.datetime();

/** `/event-streams/{id}/deliveries`: what could not be delivered. */
export const eventDeliveries = kind({
  name: 'eventStreams.deliveries',
  path: '/event-streams/{id}/deliveries',
  shape: collection({ list: 'deliveries', verbs: [] }),
  scope: 'event_deliveries',
  identity: [],
  fields: settings({ id: text, event_stream_id: text, status: text, event_type: text }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:event_deliveries',
      run: (_, context) => ({
        status: 200,
        body: answeredPage(meant(context, context.query), context.query, 'deliveries'),
      }),
    },
    {
      method: 'GET',
      path: '/{event_id}',
      scope: 'read:event_deliveries',
      run: (_, context) => ({ status: 200, body: deliveryOf(context) }),
    },
  ],
});

/** `POST /event-streams/{id}/redeliver`: every failed delivery that the body means (documented). */
export const redeliverAll: Verb = {
  method: 'POST',
  path: '/{id}/redeliver',
  scope: 'update:event_deliveries',
  body: settings({
    date_from: moment,
    date_to: moment,
    statuses: listOf(choice('failed')),
    event_types: listOf(eventType),
  }),
  prepare: (body, context, services) => attempted(meant(context, asQuery(docOf(body))), context, services),
  run(body, context, outcomes = []) {
    streamOf(context);
    settle(outcomes, context);
    return { status: 202, body };
  },
};

export const redeliverOne: Verb = {
  method: 'POST',
  path: '/{id}/redeliver/{event_id}',
  scope: 'update:event_deliveries',
  prepare: (_, context, services) => attempted([deliveryOf(context)], context, services),
  run(_, context, outcomes = []) {
    settle(outcomes, context);
    return { status: 202 };
  },
};

export function streamOf({ documents, params }: HookContext): Doc {
  const stream = documents.get('/event-streams', params['id'] ?? '');
  if (!stream) throw new ApiError(404, 'The event stream does not exist.', 'inexistent_event_stream');
  return stream;
}

async function attempted(
  deliveries: readonly Doc[],
  context: HookContext,
  services: Services,
): Promise<readonly Doc[]> {
  const stream = streamOf(context);
  const outcomes: Doc[] = [];
  for (const { id = '', event } of deliveries) {
    outcomes.push({ id, error: await send(stream, docOf(event), services) });
  }
  return outcomes;
}

/** What has arrived is no failed delivery any more; what has not has one attempt more. */
function settle(outcomes: Json, { documents, params, clock }: HookContext): void {
  const path = deliveriesPath(params['id'] ?? '');
  for (const { id, error } of docsOf(outcomes)) {
    const before = documents.get(path, String(id));
    if (!before) continue;
    if (error === '') documents.remove(path, String(id));
    else {
      const attempts = itemsOf(before.attempts);
      const next = failedAttempt(isoNow(clock), String(error));
      documents.put(path, String(id), { ...before, attempts: [...attempts, next] });
    }
  }
}

function deliveryOf(context: HookContext): Doc {
  streamOf(context);
  const { id = '', event_id = '' } = context.params;
  const found = context.documents.get(deliveriesPath(id), event_id);
  if (!found) throw new ApiError(404, 'The event delivery does not exist.');
  return found;
}

/** The deliveries of a type, and from a moment on, or before one, that a query asks for. */
function meant(context: HookContext, query: HookContext['query']): readonly Doc[] {
  streamOf(context);
  const { statuses, event_types, date_from, date_to } = query;
  return context.documents.list(deliveriesPath(context.params['id'] ?? '')).filter(({ status, event }) => {
    const { type, time } = docOf(event);
    const at = Date.parse(String(time));
    return (
      (statuses === undefined || statuses.split(',').includes(String(status))) &&
      (event_types === undefined || event_types.split(',').includes(String(type))) &&
      (date_from === undefined || at >= Date.parse(date_from)) &&
      (date_to === undefined || at < Date.parse(date_to))
    );
  });
}

/** The same filters come in a body, with lists. */
function asQuery(body: Doc): Record<string, string> {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)]));
}
