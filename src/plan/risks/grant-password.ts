import { risk } from '../risk.ts';
import { gained } from './detect.ts';
import { application } from './example.ts';

export const grantPassword = risk({
  id: 'GRANT-PASSWORD',
  severity: 'high',
  title: 'A grant with passwords',
  why: 'The application handles passwords itself, and Universal Login, bot detection and most of MFA are passed by.',
  instead: 'Authorization code with PKCE; the device grant where there is no browser.',
  kinds: ['clients'],
  find: (change) =>
    gained(change, 'grant_types')
      .filter((type) => type === 'password' || type.endsWith('/password-realm'))
      .map((value) => ({
        field: 'grant_types',
        value,
        message: `${change.name} may ask people for their passwords itself.`,
      })),
  bad: [
    application({ grant_types: [] }, { grant_types: ['http://auth0.com/oauth/grant-type/password-realm'] }),
  ],
  good: [application({ grant_types: [] }, { grant_types: ['authorization_code'] })],
});
