import { risk } from '../risk.ts';
import { gained, hitIf } from './detect.ts';
import { application, newApplication } from './example.ts';

export const grantImplicit = risk({
  id: 'GRANT-IMPLICIT',
  severity: 'high',
  title: 'The implicit grant',
  why: 'Tokens come in the address of the page, where history, logs and scripts see them. OAuth 2.1 has removed it.',
  instead:
    'Authorization code with PKCE. A new application without `grant_types` gets the implicit grant: list them.',
  kinds: ['clients'],
  find: (change) =>
    hitIf(gained(change, 'grant_types').includes('implicit'), {
      message:
        change.action === 'create'
          ? `${change.name} is created with the implicit grant, which applications get that do not list their grant types.`
          : `${change.name} may get tokens in the address of a page.`,
      field: 'grant_types',
      value: 'implicit',
    }),
  bad: [
    application({ grant_types: ['authorization_code'] }, { grant_types: ['authorization_code', 'implicit'] }),
    newApplication({
      grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
    }),
  ],
  good: [application({ grant_types: ['implicit'] }, { grant_types: ['authorization_code'] })],
});
