import { textsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { differs, hitIf } from './detect.ts';
import { application, newApplication } from './example.ts';

export const grantCcPublic = risk({
  id: 'GRANT-CC-PUBLIC',
  severity: 'high',
  title: 'Client credentials for an application that can keep no secret',
  why: 'Whoever reads the application’s code gets tokens in its name.',
  instead: 'Make a machine-to-machine application for the backend.',
  kinds: ['clients'],
  find: (change) => {
    const { app_type: type, token_endpoint_auth_method: method } = change.after ?? {};
    const isPublic = type === 'spa' || type === 'native' || method === 'none';
    const was = textsOf(change.before?.grant_types).includes('client_credentials');
    const isNew = !was || differs(change, 'app_type') || differs(change, 'token_endpoint_auth_method');
    return hitIf(isPublic && isNew && textsOf(change.after?.grant_types).includes('client_credentials'), {
      message: `${change.name} is public and may get tokens for itself.`,
      field: 'grant_types',
      value: 'client_credentials',
    });
  },
  bad: [
    newApplication({ app_type: 'spa', grant_types: ['client_credentials'] }),
    application(
      { app_type: 'regular_web', grant_types: ['client_credentials'] },
      { app_type: 'native', grant_types: ['client_credentials'] },
    ),
  ],
  good: [newApplication({ app_type: 'non_interactive', grant_types: ['client_credentials'] })],
});
