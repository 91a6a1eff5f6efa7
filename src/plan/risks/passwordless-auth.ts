import { risk } from '../risk.ts';
import { ceases, hitIf } from './detect.ts';
import { settings } from './example.ts';

export const passwordlessAuth = risk({
  id: 'PASSWORDLESS-AUTH',
  severity: 'high',
  title: 'Anyone can have codes sent',
  why: 'Requests for codes need no secret: people are flooded with messages at your cost.',
  instead: 'Keep client authentication enforced.',
  kinds: ['tenant'],
  find: (change) =>
    hitIf(ceases(change, 'flags.enforce_client_authentication_on_passwordless_start', true), {
      field: 'flags.enforce_client_authentication_on_passwordless_start',
      message: 'Everyone can have codes sent in the name of an application.',
    }),
  bad: [
    settings(
      { flags: { enforce_client_authentication_on_passwordless_start: true } },
      { flags: { enforce_client_authentication_on_passwordless_start: false } },
    ),
  ],
  good: [settings({ flags: {} }, { flags: { enforce_client_authentication_on_passwordless_start: true } })],
});
