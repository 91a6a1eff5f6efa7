import { risk } from '../risk.ts';
import { ceases, differs, hitIf, valueAt } from './detect.ts';
import { at } from './example.ts';

export const domainTls = risk({
  id: 'DOMAIN-TLS',
  severity: 'medium',
  title: 'Weaker encryption at the custom domain, or an address that can be made up',
  why: 'Old versions of TLS are broken; a header with the client’s address can be sent by anyone who reaches Auth0 directly.',
  instead: '`tls_policy: recommended`, and the header only where a proxy of yours sets it.',
  kinds: ['customDomains'],
  find: (change) => [
    ...hitIf(ceases(change, 'tls_policy', 'recommended'), {
      field: 'tls_policy',
      message: `${change.name} takes old versions of TLS.`,
    }),
    ...hitIf(
      differs(change, 'custom_client_ip_header') && Boolean(valueAt(change.after, 'custom_client_ip_header')),
      {
        field: 'custom_client_ip_header',
        message: `${change.name} takes the client’s address from ${String(valueAt(change.after, 'custom_client_ip_header'))}.`,
      },
    ),
  ],
  bad: [
    at(
      '/custom-domains',
      { domain: 'login.fernhill.example', tls_policy: 'recommended' },
      { domain: 'login.fernhill.example', tls_policy: 'compatible' },
    ),
  ],
  good: [
    at(
      '/custom-domains',
      { domain: 'login.fernhill.example', tls_policy: 'compatible' },
      { domain: 'login.fernhill.example', tls_policy: 'recommended' },
    ),
  ],
});
