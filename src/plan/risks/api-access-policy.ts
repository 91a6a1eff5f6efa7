import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { api } from './example.ts';

export const apiAccessPolicy = risk({
  id: 'API-ACCESS-POLICY',
  severity: 'high',
  title: 'Any application may use the API',
  why: 'With `allow_all`, every application of the tenant, third parties included, gets tokens for the API.',
  instead: '`require_client_grant`, with a grant for each application that needs it.',
  kinds: ['resourceServers'],
  find: (change) =>
    change.action === 'create'
      ? []
      : whereBecomes(
          change,
          ['subject_type_authorization.user.policy', 'subject_type_authorization.client.policy'],
          'allow_all',
          () => `Every application gets tokens for ${change.name}.`,
        ),
  bad: [
    api(
      { subject_type_authorization: { user: { policy: 'require_client_grant' } } },
      { subject_type_authorization: { user: { policy: 'allow_all' } } },
    ),
  ],
  good: [
    api(
      { subject_type_authorization: { user: { policy: 'allow_all' } } },
      { subject_type_authorization: { user: { policy: 'deny_all' } } },
    ),
  ],
});
