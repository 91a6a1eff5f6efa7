import { risk } from '../risk.ts';
import { ceases, hitIf } from './detect.ts';
import { connection } from './example.ts';

export const dbSignupOpen = risk({
  id: 'DB-SIGNUP-OPEN',
  severity: 'high',
  title: 'Anyone can sign up',
  why: 'The database was for people whom somebody let in; from now on, everyone makes an account.',
  instead: 'Leave sign-up off, and invite.',
  kinds: ['connections'],
  find: (change) =>
    hitIf(ceases(change, 'options.disable_signup', true), {
      message: `Anyone can make an account in ${change.name}.`,
      field: 'options.disable_signup',
    }),
  bad: [connection({ options: { disable_signup: true } }, { options: { disable_signup: false } })],
  good: [connection({ options: { disable_signup: false } }, { options: { disable_signup: true } })],
});
