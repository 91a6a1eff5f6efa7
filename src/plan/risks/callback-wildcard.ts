import { risk } from '../risk.ts';
import { gained } from './detect.ts';
import { application, newApplication } from './example.ts';
import { hasWildcard } from './urls.ts';

export const callbackWildcard = risk({
  id: 'CALLBACK-WILDCARD',
  severity: 'critical',
  title: 'An address with a wildcard',
  why: 'Whoever gets hold of one subdomain (a forgotten record, a preview of somebody else) receives codes and tokens of your users.',
  instead:
    'List every address. For preview deployments use an application of their own in a tenant without real users.',
  kinds: ['clients'],
  find: (change) =>
    ['callbacks', 'allowed_logout_urls', 'web_origins', 'allowed_origins'].flatMap((field) =>
      gained(change, field)
        .filter(hasWildcard)
        .map((value) => ({
          field,
          value,
          message: `${value} also stands for addresses that you do not own.`,
        })),
    ),
  bad: [
    application({ callbacks: [] }, { callbacks: ['https://*.fernhill.example/callback'] }),
    newApplication({ web_origins: ['https://*.fernhill.example'] }),
  ],
  good: [
    application(
      { callbacks: ['https://*.fernhill.example/'] },
      { callbacks: ['https://*.fernhill.example/', 'https://fernhill.example/'] },
    ),
  ],
});
