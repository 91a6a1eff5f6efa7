import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { application } from './example.ts';

export const coaOn = risk({
  id: 'COA-ON',
  severity: 'high',
  title: 'Cross-origin authentication',
  why: 'It opens an endpoint that takes user names and passwords from pages, which is where stolen lists are tried.',
  instead: 'Universal Login.',
  kinds: ['clients'],
  find: (change) =>
    whereBecomes(
      change,
      ['cross_origin_authentication', 'cross_origin_auth'],
      true,
      () => `${change.name} takes passwords in its own pages.`,
    ),
  bad: [application({ cross_origin_authentication: false }, { cross_origin_authentication: true })],
  good: [application({ cross_origin_authentication: true }, { cross_origin_authentication: false })],
});
