import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { connection } from './example.ts';

export const idpMultitenant = risk({
  id: 'IDP-MULTITENANT',
  severity: 'high',
  title: 'Any directory of Azure AD signs in',
  why: 'With the common endpoint, everyone with a Microsoft work account can sign in, from whatever company.',
  instead: 'A connection for each company.',
  kinds: ['connections'],
  find: (change) =>
    whereBecomes(
      change,
      ['options.waad_common_endpoint', 'options.use_common_endpoint'],
      true,
      () => `Everyone with a Microsoft work account can sign in through ${change.name}.`,
    ),
  bad: [
    connection(
      { strategy: 'waad', options: { waad_common_endpoint: false } },
      { strategy: 'waad', options: { waad_common_endpoint: true } },
    ),
  ],
  good: [
    connection(
      { strategy: 'waad', options: { waad_common_endpoint: true } },
      { strategy: 'waad', options: { waad_common_endpoint: false } },
    ),
  ],
});
