import { risk } from '../risk.ts';
import { gained } from './detect.ts';
import { settings } from './example.ts';
import { hasWildcard, isLoopback, isPlainHttp } from './urls.ts';

export const tenantLogoutWildcard = risk({
  id: 'TENANT-LOGOUT-WILDCARD',
  severity: 'medium',
  title: 'Logout may lead anywhere',
  why: 'The tenant’s own logout addresses hold for every application: a loose one sends people to a page that looks like yours.',
  instead: 'List exact https addresses.',
  kinds: ['tenant'],
  find: (change, { production }) =>
    gained(change, 'allowed_logout_urls')
      .filter((value) => hasWildcard(value) || isPlainHttp(value) || (production && isLoopback(value)))
      .map((value) => ({
        field: 'allowed_logout_urls',
        value,
        message: `After logout, people can be sent to ${value}.`,
      })),
  bad: [
    settings({}, { allowed_logout_urls: ['https://*.fernhill.example/'] }),
    settings({}, { allowed_logout_urls: ['http://fernhill.example/'] }),
  ],
  good: [settings({}, { allowed_logout_urls: ['https://fernhill.example/'] })],
});
