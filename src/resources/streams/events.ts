import { kind } from '../kind.ts';
import { free, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';

/** Where the tenant's events are kept, in order: `{ offset, event }`. */
export const EVENTS = '/_events';

/** `GET /events`: the tenant's events as they happen, as server-sent events. */
export const events = kind({
  name: 'events',
  path: '/events',
  shape: collection({ list: 'events', verbs: [] }),
  scope: 'events',
  identity: [],
  fields: settings({ id: text, type: text, data: free }),
  verbs: [{ method: 'GET', path: '', scope: 'read:events', goesOn: true, run: () => ({ status: 200 }) }],
});
