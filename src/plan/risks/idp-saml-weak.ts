import { risk } from '../risk.ts';
import { ceases, differs, hitIf, valueAt, whereBecomes } from './detect.ts';
import { connection } from './example.ts';

export const idpSamlWeak = risk({
  id: 'IDP-SAML-WEAK',
  severity: 'high',
  title: 'Weaker SAML',
  why: 'Unsigned requests and SHA-1 can be forged; sign-in that begins at the identity provider can be begun by somebody else.',
  instead: 'Signed requests, SHA-256, and sign-in that begins at the application.',
  kinds: ['connections'],
  find: (change) => [
    ...hitIf(ceases(change, 'options.signSAMLRequest', true), {
      field: 'options.signSAMLRequest',
      message: `Requests to ${change.name} are no longer signed.`,
    }),
    ...['options.signatureAlgorithm', 'options.digestAlgorithm']
      .filter((field) => /sha1$/.test(String(valueAt(change.after, field))) && differs(change, field))
      .map((field) => ({ field, message: `${change.name} uses SHA-1.` })),
    ...whereBecomes(
      change,
      ['options.idpInitiated.enabled', 'options.idpinitiated.enabled'],
      true,
      () => `Sign-in at ${change.name} can begin without a request of yours.`,
    ),
  ],
  bad: [
    connection(
      { strategy: 'samlp', options: { signSAMLRequest: true } },
      { strategy: 'samlp', options: { signSAMLRequest: false } },
    ),
    connection(
      { strategy: 'samlp', options: { signatureAlgorithm: 'rsa-sha256' } },
      { strategy: 'samlp', options: { signatureAlgorithm: 'rsa-sha1' } },
    ),
  ],
  good: [
    connection(
      { strategy: 'samlp', options: { signatureAlgorithm: 'rsa-sha1' } },
      { strategy: 'samlp', options: { signatureAlgorithm: 'rsa-sha256' } },
    ),
  ],
});
