import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { api } from './example.ts';

export const apiReplace = risk({
  id: 'API-REPLACE',
  severity: 'critical',
  title: 'The identifier of an API changes',
  why: 'The identifier is the audience of every token and cannot be changed: the API is deleted and made anew, its grants and permissions are lost, and whoever checks the old audience refuses the new tokens.',
  instead: 'Add an API with the new identifier, move applications one by one, and delete the old one last.',
  kinds: ['resourceServers'],
  find: ({ action, name }) =>
    hitIf(action === 'replace', {
      message: `The API is deleted and made anew as ${name}: tokens get another audience, grants and permissions are lost.`,
      field: 'identifier',
    }),
  bad: [
    {
      before: {
        '/resource-servers': { a: { identifier: 'https://api.fernhill.example/', name: 'Bookings API' } },
      },
      after: {
        '/resource-servers': { b: { identifier: 'https://api.fernhill.example/v2/', name: 'Bookings API' } },
      },
    },
  ],
  good: [api({ name: 'Bookings API' }, { name: 'Fernhill API' })],
});
