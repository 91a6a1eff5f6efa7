import { textsOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { gained, valueAt } from './detect.ts';
import { application, newApplication } from './example.ts';
import { isLoopback, siteOf } from './urls.ts';

export const callbackNewDomain = risk({
  id: 'CALLBACK-NEW-DOMAIN',
  severity: 'high',
  title: 'A callback on another domain',
  why: 'None of the application’s callbacks were on this domain before: a slip of the keyboard, or somebody who wants your users’ codes.',
  instead: 'Check who owns the domain before this ships.',
  kinds: ['clients'],
  find: (change) => {
    const known = new Set(textsOf(valueAt(change.before, 'callbacks')).map(siteOf));
    if (known.size === 0) return [];
    return gained(change, 'callbacks')
      .filter((value) => siteOf(value) !== '' && !isLoopback(value) && !known.has(siteOf(value)))
      .map((value) => ({
        field: 'callbacks',
        value,
        message: `${siteOf(value)} is a domain that ${change.name} did not send codes to before.`,
      }));
  },
  bad: [
    application(
      { callbacks: ['https://bookings.fernhill.example/callback'] },
      {
        callbacks: [
          'https://bookings.fernhill.example/callback',
          'https://bookings.fernhil.example/callback',
        ],
      },
    ),
  ],
  good: [
    application(
      { callbacks: ['https://bookings.fernhill.example/callback'] },
      {
        callbacks: ['https://bookings.fernhill.example/callback', 'https://rides.fernhill.example/callback'],
      },
    ),
    newApplication({ callbacks: ['https://rides.fernhill.example/'] }),
  ],
});
