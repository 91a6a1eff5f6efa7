import { risk } from '../risk.ts';
import { hitIf, valueAt } from './detect.ts';
import { at } from './example.ts';

export const createApiAllowAll = risk({
  id: 'CREATE-API-ALLOW-ALL',
  severity: 'medium',
  title: 'A new API that every application may use',
  why: 'Without `subject_type_authorization` an API gives users’ tokens to any application of the tenant.',
  instead: 'Say `require_client_grant` for users.',
  kinds: ['resourceServers'],
  find: ({ action, after, name }) =>
    hitIf(
      action === 'create' &&
        (valueAt(after, 'subject_type_authorization.user.policy') ?? 'allow_all') === 'allow_all',
      {
        field: 'subject_type_authorization',
        message: `Every application gets users’ tokens for ${name}.`,
      },
    ),
  bad: [at('/resource-servers', undefined, { identifier: 'https://api.fernhill.example/' })],
  good: [
    at('/resource-servers', undefined, {
      identifier: 'https://api.fernhill.example/',
      subject_type_authorization: { user: { policy: 'require_client_grant' } },
    }),
  ],
});
