import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { api, at } from './example.ts';

export const apiDelete = risk({
  id: 'API-DELETE',
  severity: 'critical',
  title: 'An API is deleted',
  why: 'Every grant of an application and every permission of a role at the API goes with it.',
  instead: 'Remove the grants one by one and watch the log for requests that fail before the API goes.',
  kinds: ['resourceServers'],
  find: ({ action, name }) =>
    hitIf(action === 'delete', { message: `All grants and permissions at ${name} are lost with it.` }),
  bad: [
    at('/resource-servers', { identifier: 'https://api.fernhill.example/', name: 'Bookings API' }, undefined),
  ],
  good: [api({ token_lifetime: 3600 }, { token_lifetime: 1800 })],
});
