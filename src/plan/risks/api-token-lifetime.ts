import { risk } from '../risk.ts';
import { hitIf, numbersAt } from './detect.ts';
import { api } from './example.ts';

export const apiTokenLifetime = risk({
  id: 'API-TOKEN-LIFETIME',
  severity: 'high',
  title: 'Access tokens that live longer',
  why: 'An access token cannot be taken back: a stolen one works until it ends.',
  instead: 'Short access tokens with refresh tokens that rotate.',
  kinds: ['resourceServers'],
  find: (change) =>
    ['token_lifetime', 'token_lifetime_for_web'].flatMap((field) => {
      const [old, now] = numbersAt(change, field) ?? [0, 0];
      return hitIf(now > old && (now > 86_400 || now >= 2 * old), {
        message: `Access tokens for ${change.name} live ${now} seconds in place of ${old}.`,
        field,
      });
    }),
  bad: [
    api({ token_lifetime: 86400 }, { token_lifetime: 604800 }),
    api({ token_lifetime_for_web: 3600 }, { token_lifetime_for_web: 7200 }),
  ],
  good: [api({ token_lifetime: 86400 }, { token_lifetime: 3600 })],
});
