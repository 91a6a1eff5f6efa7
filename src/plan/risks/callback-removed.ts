import { risk } from '../risk.ts';
import { lost } from './detect.ts';
import { application } from './example.ts';

export const callbackRemoved = risk({
  id: 'CALLBACK-REMOVED',
  severity: 'high',
  title: 'An address is taken away',
  why: 'Whoever is sent there gets an error page in place of the application: “Callback URL mismatch”.',
  instead: 'Deploy the application without the address first, then take it away here.',
  kinds: ['clients'],
  find: (change) =>
    ['callbacks', 'allowed_logout_urls', 'web_origins', 'allowed_origins'].flatMap((field) =>
      lost(change, field).map((value) => ({
        field,
        value,
        message: `${value} is no longer allowed: who still uses it gets an error.`,
      })),
    ),
  bad: [
    application(
      { callbacks: ['https://a.fernhill.example/', 'https://b.fernhill.example/'] },
      { callbacks: ['https://a.fernhill.example/'] },
    ),
  ],
  good: [
    application(
      { callbacks: ['https://a.fernhill.example/'] },
      { callbacks: ['https://a.fernhill.example/', 'https://b.fernhill.example/'] },
    ),
    application(
      { callbacks: ['https://a.fernhill.example/', 'https://b.fernhill.example/'] },
      { callbacks: ['https://b.fernhill.example/', 'https://a.fernhill.example/'] },
    ),
  ],
});
