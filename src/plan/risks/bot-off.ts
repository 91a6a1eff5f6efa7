import { textOf } from '../../core/json.ts';
import { risk } from '../risk.ts';
import { becomes, hitIf, valueAt } from './detect.ts';
import { at } from './example.ts';

export const botOff = risk({
  id: 'BOT-OFF',
  severity: 'high',
  title: 'Bots are let through',
  why: 'Lists of stolen passwords are tried by programs; the challenge is what slows them down.',
  instead: 'Keep `when_risky`, which people hardly ever see.',
  kinds: ['attackProtection.botDetection', 'attackProtection.captcha'],
  find: (change) => [
    ...['challenge_password_policy', 'challenge_passwordless_policy', 'challenge_password_reset_policy']
      .filter((field) => change.before !== undefined && becomes(change, field, 'never'))
      .map((field) => ({ field, message: `${field}: nobody is challenged any more.` })),
    ...hitIf(change.before !== undefined && becomes(change, 'monitoring_mode_enabled', true), {
      field: 'monitoring_mode_enabled',
      message: 'Bots are only counted.',
    }),
    ...hitIf(
      textOf(valueAt(change.before, 'active_provider_id')) !== undefined &&
        change.after !== undefined &&
        !valueAt(change.after, 'active_provider_id'),
      {
        field: 'active_provider_id',
        message: 'No captcha is shown any more.',
      },
    ),
  ],
  bad: [
    at(
      '/attack-protection/bot-detection',
      { challenge_password_policy: 'when_risky' },
      { challenge_password_policy: 'never' },
    ),
    at('/attack-protection/captcha', { active_provider_id: 'auth_challenge' }, { active_provider_id: null }),
  ],
  good: [
    at(
      '/attack-protection/bot-detection',
      { challenge_password_policy: 'never' },
      { challenge_password_policy: 'when_risky' },
    ),
  ],
});
