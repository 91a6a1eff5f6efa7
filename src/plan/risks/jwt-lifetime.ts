import { risk } from '../risk.ts';
import { hitIf, numbersAt } from './detect.ts';
import { application } from './example.ts';

export const jwtLifetime = risk({
  id: 'JWT-LIFETIME',
  severity: 'medium',
  title: 'ID tokens that live longer',
  why: 'A stolen one is good for as long.',
  instead: 'Keep ID tokens under ten hours; let the session be what lasts.',
  kinds: ['clients'],
  find: (change) => {
    const path = 'jwt_configuration.lifetime_in_seconds';
    const [old, now] = numbersAt(change, path) ?? [0, 0];
    return hitIf(now > old && (now > 36_000 || now >= 2 * old), {
      message: `ID tokens live ${now} seconds in place of ${old}.`,
      field: path,
    });
  },
  bad: [
    application(
      { jwt_configuration: { lifetime_in_seconds: 36000 } },
      { jwt_configuration: { lifetime_in_seconds: 86400 } },
    ),
  ],
  good: [
    application(
      { jwt_configuration: { lifetime_in_seconds: 36000 } },
      { jwt_configuration: { lifetime_in_seconds: 3600 } },
    ),
  ],
});
