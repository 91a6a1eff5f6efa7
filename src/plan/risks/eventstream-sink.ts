import { risk } from '../risk.ts';
import { ceases, differs, hitIf } from './detect.ts';
import { at } from './example.ts';

export const eventstreamSink = risk({
  id: 'EVENTSTREAM-SINK',
  severity: 'high',
  title: 'Events of users go elsewhere',
  why: 'The stream tells of every user that is made, changed or deleted, with their profile.',
  instead: 'Add a stream for the new receiver and compare before the old one goes.',
  kinds: ['eventStreams'],
  find: (change) => [
    ...hitIf(differs(change, 'destination'), {
      field: 'destination',
      message: `${change.name} sends to another destination.`,
    }),
    ...hitIf(ceases(change, 'status', 'enabled'), {
      field: 'status',
      message: `${change.name} sends nothing any more.`,
    }),
    ...hitIf(change.action === 'delete', {
      message: `${change.name} sends nothing any more: it is deleted.`,
    }),
  ],
  bad: [
    at(
      '/event-streams',
      {
        name: 'Riders',
        destination: {
          type: 'webhook',
          configuration: { webhook_endpoint: 'https://api.fernhill.example/' },
        },
      },
      {
        name: 'Riders',
        destination: { type: 'webhook', configuration: { webhook_endpoint: 'https://api.other.example/' } },
      },
    ),
    at('/event-streams', { name: 'Riders', status: 'enabled' }, { name: 'Riders', status: 'disabled' }),
  ],
  good: [at('/event-streams', { name: 'Riders', status: 'disabled' }, { name: 'Riders', status: 'enabled' })],
});
