import { type Doc, isDoc } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { becomes, ceases, hitIf } from './detect.ts';
import { at } from './example.ts';

const domain = (is_default: boolean): Doc => ({ domain: 'login.fernhill.example', is_default });

export const defaultDomainChange = risk({
  id: 'DEFAULT-DOMAIN-CHANGE',
  severity: 'high',
  title: 'The default domain moves',
  why: 'E-mails, and requests that name no domain, link to another one: tokens that come of them have another issuer, which applications may not accept.',
  instead: 'Let every application and API accept both issuers first, and move the domain when they do.',
  kinds: ['customDomains'],
  find: (change) =>
    hitIf(
      isDoc(change.before) && (becomes(change, 'is_default', true) || ceases(change, 'is_default', true)),
      {
        field: 'is_default',
        message: becomes(change, 'is_default', true)
          ? `Links in e-mails go to ${change.name} now, and tokens have it as their issuer.`
          : `Links in e-mails go to ${change.name} no more, and tokens have another issuer.`,
      },
    ),
  bad: [
    at('/custom-domains', domain(false), domain(true)),
    at('/custom-domains', domain(true), domain(false)),
  ],
  good: [
    at('/custom-domains', domain(true), { ...domain(true), tls_policy: 'recommended' }),
    at('/custom-domains', undefined, domain(false)),
  ],
});
