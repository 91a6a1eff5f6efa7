import { cacheMethods } from '../api/cache-methods.ts';
import { eventStreamEvent } from '../events/event-stream.ts';
import { trigger } from './trigger.ts';

export const eventStream = trigger({
  id: 'event-stream',
  version: 'v1',
  versions: ['v1'],
  handlers: ['onExecuteEventStream'],
  mode: 'async',
  runs: 'When something has happened in the tenant that an event stream with an Action as destination subscribes to; again where it throws.',
  timeoutMs: 10_000,
  mostActions: 1,
  event: eventStreamEvent,
  api: cacheMethods,
});
