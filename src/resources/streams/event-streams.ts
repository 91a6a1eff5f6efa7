import { asset } from '../asset.ts';
import { kind } from '../kind.ts';
import { choice, either, listOf, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { readOnly, set, withDefault } from '../traits.ts';
import { eventDeliveries, redeliverAll, redeliverOne } from './event-deliveries.ts';
import { deliveriesPath } from './event-delivery.ts';
import { action, destination, webhook } from './event-destinations.ts';
import { adoptedEventStream, savedEventStream, shownEventStream } from './event-stream-hooks.ts';
import { eventType } from './event-types.ts';
import { testEvent } from './test-event.ts';

const name = text.min(1).max(128);
const subscriptions = set(listOf(object({ event_type: eventType })));
const status = choice('enabled', 'disabled');

export const eventStreams = kind({
  name: 'eventStreams',
  path: '/event-streams',
  shape: collection({ prefix: 'est_', length: 22, paging: 'checkpoint', list: 'eventStreams' }),
  scope: 'event_streams',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'The event stream does not exist.', errorCode: 'inexistent_event_stream' },
  conflict: { message: 'Event stream name already in use', errorCode: 'event_stream_conflict' },
  fields: object(
    { destination },
    {
      id: readOnly(text),
      name,
      subscriptions,
      status: withDefault(status, 'enabled'),
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  // A partner event source is settled when the stream is made (documented).
  updateFields: settings({ name, subscriptions, status, destination: either(webhook, action) }),
  children: [eventDeliveries],
  verbs: [redeliverAll, redeliverOne, testEvent],
  save: savedEventStream,
  removed: ({ id }, { documents }) => documents.removeUnder(deliveriesPath(String(id))),
  show: shownEventStream,
  reading: { adopt: adoptedEventStream },
});

export const eventStreamsAsset = asset({
  key: 'eventStreams',
  layout: 'list',
  identity: ['name'],
  entry: object({ name, destination }, { id: text, status, subscriptions }),
});
