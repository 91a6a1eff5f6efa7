import { textsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { hitIf, valueAt } from './detect.ts';
import { newApplication } from './example.ts';

export const createInsecureDefault = risk({
  id: 'CREATE-INSECURE-DEFAULT',
  severity: 'high',
  title: 'A new application with what Auth0 gives by default',
  why: 'What is left out gets values from long ago: refresh tokens that do not rotate and never expire, and a pipeline from before OpenID Connect.',
  instead: 'Say `oidc_conformant: true`, `grant_types`, and `refresh_token` with rotation.',
  kinds: ['clients'],
  find: ({ action, after, name }) =>
    action !== 'create'
      ? []
      : [
          ...hitIf(after?.oidc_conformant === false, {
            field: 'oidc_conformant',
            message: `${name} is created without oidc_conformant.`,
          }),
          ...hitIf(
            textsOf(after?.grant_types).includes('refresh_token') &&
              valueAt(after, 'refresh_token.rotation_type') !== 'rotating' &&
              valueAt(after, 'refresh_token.expiration_type') !== 'expiring',
            {
              field: 'refresh_token',
              message: `${name} gets refresh tokens that neither rotate nor expire.`,
            },
          ),
        ],
  bad: [
    newApplication({ oidc_conformant: false, grant_types: ['authorization_code'] }),
    newApplication({ oidc_conformant: true, grant_types: ['authorization_code', 'refresh_token'] }),
  ],
  good: [
    newApplication({
      oidc_conformant: true,
      grant_types: ['authorization_code', 'refresh_token'],
      refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
    }),
  ],
});
