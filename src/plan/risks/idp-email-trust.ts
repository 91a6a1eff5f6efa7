import { risk } from '../risk.ts';
import { becomes, ceases, hitIf, whereBecomes } from './detect.ts';
import { connection, settings } from './example.ts';

export const idpEmailTrust = risk({
  id: 'IDP-EMAIL-TRUST',
  severity: 'high',
  title: 'E-mail addresses are taken for verified',
  why: 'An identity provider that does not check addresses lets anyone sign in with yours; an Action that links accounts by address hands the account over.',
  instead: 'Leave addresses unverified and let Auth0 check them.',
  kinds: ['connections', 'tenant'],
  find: (change) => [
    ...hitIf(
      becomes(change, 'options.should_trust_email_verified_connection', 'always_set_emails_as_verified'),
      {
        field: 'options.should_trust_email_verified_connection',
        message: `Every address of ${change.name} counts as verified.`,
      },
    ),
    ...whereBecomes(
      change,
      ['flags.trust_azure_adfs_email_verified_connection_property'],
      true,
      () => 'Azure AD and ADFS connections decide themselves whether addresses count as verified.',
    ),
    ...hitIf(ceases(change, 'flags.enable_adfs_waad_email_verification', true), {
      field: 'flags.enable_adfs_waad_email_verification',
      message: 'Addresses from Azure AD and ADFS are no longer verified.',
    }),
  ],
  bad: [
    connection(
      {
        strategy: 'waad',
        options: { should_trust_email_verified_connection: 'never_set_emails_as_verified' },
      },
      {
        strategy: 'waad',
        options: { should_trust_email_verified_connection: 'always_set_emails_as_verified' },
      },
    ),
  ],
  good: [
    settings(
      { flags: { enable_adfs_waad_email_verification: false } },
      { flags: { enable_adfs_waad_email_verification: true } },
    ),
  ],
});
