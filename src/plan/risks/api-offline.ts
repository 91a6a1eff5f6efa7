import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { api } from './example.ts';

export const apiOffline = risk({
  id: 'API-OFFLINE',
  severity: 'medium',
  title: 'Refresh tokens for an API',
  why: 'Applications can keep access to the API without the user being there.',
  instead: 'Allow it where an application works while nobody looks.',
  kinds: ['resourceServers'],
  find: (change) =>
    whereBecomes(
      change,
      ['allow_offline_access'],
      true,
      () => `Applications can keep access to ${change.name} for as long as their refresh tokens live.`,
    ),
  bad: [api({ allow_offline_access: false }, { allow_offline_access: true })],
  good: [api({ allow_offline_access: true }, { allow_offline_access: false })],
});
