import { risk } from '../risk.ts';
import { gained } from './detect.ts';
import { application } from './example.ts';
import { isPlainHttp } from './urls.ts';

export const callbackHttp = risk({
  id: 'CALLBACK-HTTP',
  severity: 'high',
  title: 'An address without encryption',
  why: 'Codes and tokens cross the network in clear, for anyone on the way to read.',
  instead: 'Use https, also in test environments.',
  kinds: ['clients'],
  find: (change) =>
    ['callbacks', 'allowed_logout_urls', 'web_origins', 'allowed_origins'].flatMap((field) =>
      gained(change, field)
        .filter(isPlainHttp)
        .map((value) => ({ field, value, message: `${value} is reached without encryption.` })),
    ),
  bad: [application({ callbacks: [] }, { callbacks: ['http://bookings.fernhill.example/callback'] })],
  good: [
    application(
      { callbacks: [] },
      { callbacks: ['https://bookings.fernhill.example/callback', 'http://localhost:3000/'] },
    ),
  ],
});
