import { risk } from '../risk.ts';
import { gained } from './detect.ts';
import { application, notProduction } from './example.ts';
import { isLoopback } from './urls.ts';

export const callbackLocalhost = risk({
  id: 'CALLBACK-LOCALHOST',
  severity: 'high',
  title: 'An address of the own machine in production',
  why: 'Any program on a user’s machine can take the place of the application, and consent cannot be skipped there.',
  instead:
    'Keep such addresses in the environments of developers: an entry with `only: [local, development]`.',
  kinds: ['clients'],
  find: (change, { production }) =>
    !production
      ? []
      : ['callbacks', 'allowed_logout_urls', 'web_origins', 'allowed_origins'].flatMap((field) =>
          gained(change, field)
            .filter(isLoopback)
            .map((value) => ({ field, value, message: `${value} is an address of the user’s own machine.` })),
        ),
  bad: [
    application({ callbacks: [] }, { callbacks: ['http://localhost:3000/callback'] }),
    application({ callbacks: [] }, { callbacks: ['http://[::1]:3000/callback'] }),
  ],
  good: [
    notProduction(application({ callbacks: [] }, { callbacks: ['http://localhost:3000/callback'] })),
    application({ callbacks: [] }, { callbacks: ['https://localhost.fernhill.example/'] }),
  ],
});
