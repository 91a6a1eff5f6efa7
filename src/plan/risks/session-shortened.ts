import { risk } from '../risk.ts';
import { hitIf, numbersAt } from './detect.ts';
import { settings } from './example.ts';

export const sessionShortened = risk({
  id: 'SESSION-SHORTENED',
  severity: 'low',
  title: 'Sessions end sooner',
  why: 'Many people have to sign in again at once.',
  instead: 'Shorten in steps.',
  kinds: ['tenant'],
  find: (change) =>
    ['session_lifetime', 'idle_session_lifetime'].flatMap((field) => {
      const [old, now] = numbersAt(change, field) ?? [0, 0];
      return hitIf(now < old / 2, {
        field,
        message: `${field} is ${now} hours in place of ${old}: many sign in again.`,
      });
    }),
  bad: [settings({ session_lifetime: 168 }, { session_lifetime: 24 })],
  good: [settings({ session_lifetime: 168 }, { session_lifetime: 120 })],
});
