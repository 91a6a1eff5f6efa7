import { risk } from '../risk.ts';
import { lost } from './detect.ts';
import { application } from './example.ts';

export const grantRemoved = risk({
  id: 'GRANT-REMOVED',
  severity: 'high',
  title: 'A grant type is taken away',
  why: 'An application that still uses it gets `unauthorized_client`.',
  instead: 'Watch the log for tokens of that grant type before it goes.',
  kinds: ['clients'],
  find: (change) =>
    lost(change, 'grant_types').map((value) => ({
      field: 'grant_types',
      value,
      message: `${change.name} can no longer use ${value}.`,
    })),
  bad: [
    application(
      { grant_types: ['authorization_code', 'refresh_token'] },
      { grant_types: ['authorization_code'] },
    ),
  ],
  good: [
    application(
      { grant_types: ['authorization_code'] },
      { grant_types: ['authorization_code', 'refresh_token'] },
    ),
  ],
});
