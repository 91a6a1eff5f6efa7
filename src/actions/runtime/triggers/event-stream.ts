import { cacheMethods } from '../api/cache-methods.ts';
import { trigger } from './trigger.ts';

export const eventStream = trigger({
  id: 'event-stream',
  version: 'v1',
  handlers: ['onExecuteEventStream'],
  mode: 'async',
  api: cacheMethods,
});
