import { risk } from '../risk.ts';
import { ceases, hitIf, numbersAt } from './detect.ts';
import { at } from './example.ts';

export const apThreshold = risk({
  id: 'AP-THRESHOLD',
  severity: 'medium',
  title: 'More attempts before protection acts',
  why: 'Each further attempt is one more guess at somebody’s password.',
  instead: 'Keep ten attempts, counted for each account wherever they come from.',
  kinds: ['attackProtection.bruteForceProtection', 'attackProtection.suspiciousIpThrottling'],
  find: (change) => [
    ...['max_attempts', 'stage.pre-login.max_attempts', 'stage.pre-user-registration.max_attempts'].flatMap(
      (field) => {
        const [old, now] = numbersAt(change, field) ?? [0, 0];
        return hitIf(now > old, { field, message: `${now} attempts in place of ${old}.` });
      },
    ),
    ...['stage.pre-login.rate', 'stage.pre-user-registration.rate'].flatMap((field) => {
      const [old, now] = numbersAt(change, field) ?? [0, 0];
      return hitIf(now < old, { field, message: `A further attempt every ${now} ms in place of ${old}.` });
    }),
    ...hitIf(ceases(change, 'mode', 'count_per_identifier'), {
      field: 'mode',
      message: 'Attempts are counted for each address apart: from many addresses, many more.',
    }),
  ],
  bad: [
    at('/attack-protection/brute-force-protection', { max_attempts: 10 }, { max_attempts: 100 }),
    at(
      '/attack-protection/brute-force-protection',
      { mode: 'count_per_identifier' },
      { mode: 'count_per_identifier_and_ip' },
    ),
    at(
      '/attack-protection/suspicious-ip-throttling',
      { stage: { 'pre-login': { rate: 864000 } } },
      { stage: { 'pre-login': { rate: 1000 } } },
    ),
  ],
  good: [at('/attack-protection/brute-force-protection', { max_attempts: 10 }, { max_attempts: 5 })],
});
