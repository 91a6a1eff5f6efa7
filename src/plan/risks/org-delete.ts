import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { at } from './example.ts';

export const orgDelete = risk({
  id: 'ORG-DELETE',
  severity: 'critical',
  title: 'An organization is deleted',
  why: 'Its members, their roles in it, its invitations and its connections are detached. It cannot be undone.',
  instead: 'Disable its connections, and delete it when nobody needs it any more.',
  kinds: ['organizations'],
  find: ({ action, name }) =>
    hitIf(action === 'delete' || action === 'replace', {
      message: `${name} loses its members, their roles in it and its invitations.`,
    }),
  bad: [at('/organizations', { name: 'harbour-couriers', display_name: 'Harbour Couriers' }, undefined)],
  good: [
    at(
      '/organizations',
      { name: 'harbour-couriers', display_name: 'Harbour' },
      { name: 'harbour-couriers', display_name: 'Harbour Couriers' },
    ),
  ],
});
