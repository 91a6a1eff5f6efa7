import { risk } from '../risk.ts';
import { differs, valueAt } from './detect.ts';
import { connection } from './example.ts';

export const idpEndpoint = risk({
  id: 'IDP-ENDPOINT',
  severity: 'critical',
  title: 'Another identity provider answers',
  why: 'Whoever runs it can say that they are any of the connection’s users.',
  instead: 'Have somebody at the other company confirm the new address or certificate.',
  kinds: ['connections'],
  find: (change) =>
    [
      'issuer',
      'discovery_url',
      'authorization_endpoint',
      'token_endpoint',
      'jwks_uri',
      'signInEndpoint',
      'signingCert',
      'tenant_domain',
      'adfs_server',
      'metadataUrl',
      'metadataXml',
      'domain_aliases',
    ]
      .map((key) => `options.${key}`)
      .filter((field) => differs(change, field) && valueAt(change.before, field) !== undefined)
      .map((field) => ({
        field,
        message: `${change.name} believes another identity provider: ${field.replace('options.', '')} changes.`,
      })),
  bad: [
    connection(
      { strategy: 'samlp', options: { signInEndpoint: 'https://sso.harbour-couriers.example/saml' } },
      { strategy: 'samlp', options: { signInEndpoint: 'https://sso.harbour-courier.example/saml' } },
    ),
  ],
  good: [
    connection(
      { strategy: 'samlp', options: { debug: true } },
      { strategy: 'samlp', options: { debug: false } },
    ),
  ],
});
