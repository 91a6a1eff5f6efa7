import { risk } from '../risk.ts';
import { ceases, hitIf, numbersAt } from './detect.ts';
import { settings } from './example.ts';

export const sessionLifetime = risk({
  id: 'SESSION-LIFETIME',
  severity: 'medium',
  title: 'Sessions last longer',
  why: 'A browser that is left open, or a stolen cookie, is good for as long.',
  instead: 'Seven days and three idle days at most.',
  kinds: ['tenant'],
  find: (change) => [
    ...[
      ['session_lifetime', 168],
      ['idle_session_lifetime', 72],
    ].flatMap(([field, most]) => {
      const [old, now] = numbersAt(change, String(field)) ?? [0, 0];
      return hitIf(now > old && (now > Number(most) || now >= 2 * old), {
        field: String(field),
        message: `${String(field)} is ${now} hours in place of ${old}.`,
      });
    }),
    ...hitIf(ceases(change, 'session_cookie.mode', 'non-persistent'), {
      field: 'session_cookie.mode',
      message: 'A session outlives the browser’s window.',
    }),
  ],
  bad: [
    settings({ session_lifetime: 24 }, { session_lifetime: 720 }),
    settings({ session_cookie: { mode: 'non-persistent' } }, { session_cookie: { mode: 'persistent' } }),
  ],
  good: [settings({ session_lifetime: 168 }, { session_lifetime: 24 })],
});
