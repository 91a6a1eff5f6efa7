import { risk } from '../risk.ts';
import { hitIf } from './detect.ts';
import { at } from './example.ts';

export const customDomainDelete = risk({
  id: 'CUSTOM-DOMAIN-DELETE',
  severity: 'critical',
  title: 'A custom domain is deleted or replaced',
  why: 'Sign-in pages at the domain stop answering, the issuer of tokens changes, and passkeys, which belong to a domain, cannot be used any more.',
  instead: 'Add the other domain, move applications to it, and remove the old one when no sign-in uses it.',
  kinds: ['customDomains'],
  find: ({ action, name }) =>
    hitIf(action === 'delete' || action === 'replace', {
      message: `Nobody can sign in at ${name} any more, and passkeys that were enrolled there are lost.`,
    }),
  bad: [at('/custom-domains', { domain: 'login.fernhill.example', type: 'auth0_managed_certs' }, undefined)],
  good: [at('/custom-domains', undefined, { domain: 'login.fernhill.example', type: 'auth0_managed_certs' })],
});
