import { anything } from '../api/arguments.ts';
import { records } from '../api/records.ts';
import { dictionary, object } from '../events/schema.ts';
import { trigger } from './trigger.ts';

/**
 * What runs scripts of connections, which are older than Actions: functions with a callback. No Action can be bound to it; the local
 * tenant wraps each script into one (see `src/local-tenant/scripts/`).
 */
export const script = trigger({
  id: 'script',
  version: 'v1',
  versions: ['v1'],
  handlers: ['onExecuteScript'],
  mode: 'blocking',
  runs: 'When a connection has a script for what is asked.',
  timeoutMs: 20_000,
  mostActions: 1,
  event: object({ call: dictionary }),
  api: { 'script.answer': records('Says what the callback was called with.', [anything('answer')]) },
});
