import { isoNow } from '../../core/clock.ts';
import { docOf } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import type { Verb } from '../kind.ts';
import { free, object } from '../schema.ts';
import { streamOf } from './event-deliveries.ts';
import { delivery, failedAttempt } from './event-delivery.ts';
import { eventType } from './event-types.ts';
import { send } from './send-event.ts';

/** `POST /event-streams/{id}/test`: an event that has not happened, sent at once. */
export const testEvent: Verb = {
  method: 'POST',
  path: '/{id}/test',
  scope: 'update:event_streams',
  body: object({ event_type: eventType }, { data: free }),
  async prepare(body, context, services) {
    const stream = streamOf(context);
    const { event_type = '', data = { object: {} } } = docOf(body);
    const event = {
      id: `evt_${randomText(context.random, 22)}`,
      source: `urn:auth0:${context.domain.replace(/[.:].*/, '')}`,
      specversion: '1.0',
      type: event_type,
      time: isoNow(context.clock),
      data,
      a0purpose: 'test',
    };
    return { event, error: await send(stream, event, services) };
  },
  run(_, context, prepared = {}) {
    const { event, error } = docOf(prepared);
    const attempts = error === '' ? [] : [failedAttempt(isoNow(context.clock), String(error))];
    return { status: 202, body: delivery(context.params['id'] ?? '', docOf(event), attempts) };
  },
};
