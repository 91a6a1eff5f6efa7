import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { application, at } from './example.ts';

export const clientDelete = risk({
  id: 'CLIENT-DELETE',
  severity: 'critical',
  title: 'An application is deleted',
  why: 'Its client_id and secret are gone for good: whatever is deployed with them can sign nobody in, and its grants and connections go too.',
  instead:
    'Take its callbacks and grants away first, watch the log for sign-ins that fail, and delete it when there are none.',
  kinds: ['clients'],
  find: ({ action, name, renamed }) =>
    hitIf(action === 'delete' || action === 'replace', {
      message:
        renamed && 'to' in renamed
          ? `${name} is deleted, and created as ${renamed.to} with another client_id and secret.`
          : `${name} is deleted: whatever uses its client_id stops working.`,
    }),
  bad: [
    at(
      '/clients',
      { name: 'Fernhill Bookings', callbacks: ['https://bookings.fernhill.example/'] },
      undefined,
    ),
    {
      before: { '/clients': { abc: { name: 'Fernhill Bookings', app_type: 'spa' } } },
      after: { '/clients': { def: { name: 'Fernhill Rides', app_type: 'spa' } } },
    },
  ],
  good: [application({ description: 'Books repairs' }, { description: 'Books repairs and rides' })],
});
