import { risk } from '../risk.ts';
import { ceases, differs, hitIf } from './detect.ts';
import { application } from './example.ts';

export const clientOidcConformant = risk({
  id: 'CLIENT-OIDC-CONFORMANT',
  severity: 'medium',
  title: 'The pipeline from before OpenID Connect',
  why: 'Scopes, claims and silent sign-in behave as they did before 2017, and some protections are missing.',
  instead: 'Keep `oidc_conformant: true` and single sign-on on.',
  kinds: ['clients'],
  find: (change) => [
    ...hitIf(ceases(change, 'oidc_conformant', true), {
      message: `${change.name} uses the legacy pipeline.`,
      field: 'oidc_conformant',
    }),
    ...hitIf(differs(change, 'sso_disabled'), {
      message: `${change.name}: single sign-on changes.`,
      field: 'sso_disabled',
    }),
  ],
  bad: [
    application({ oidc_conformant: true }, { oidc_conformant: false }),
    application({ sso_disabled: false }, { sso_disabled: true }),
  ],
  good: [application({ oidc_conformant: false }, { oidc_conformant: true })],
});
