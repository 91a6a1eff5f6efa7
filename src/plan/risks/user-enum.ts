import { risk } from '../risk.ts';
import { ceases, hitIf, whereBecomes } from './detect.ts';
import { settings } from './example.ts';

export const userEnum = risk({
  id: 'USER-ENUM',
  severity: 'medium',
  title: 'Strangers learn who has an account',
  why: 'Answers that differ for known addresses, or lists of your customers’ connections, tell attackers whom to try.',
  instead: 'Keep answers the same for everyone.',
  kinds: ['tenant'],
  find: (change) => [
    ...whereBecomes(
      change,
      ['flags.enable_public_signup_user_exists_error', 'flags.disable_management_api_sms_obfuscation'],
      true,
      (field) => `${field.replace('flags.', '')} tells more about users than before.`,
    ),
    ...hitIf(ceases(change, 'flags.no_disclose_enterprise_connections', true), {
      field: 'flags.no_disclose_enterprise_connections',
      message: 'Everyone can list your enterprise connections.',
    }),
  ],
  bad: [settings({ flags: {} }, { flags: { enable_public_signup_user_exists_error: true } })],
  good: [
    settings(
      { flags: { no_disclose_enterprise_connections: false } },
      { flags: { no_disclose_enterprise_connections: true } },
    ),
  ],
});
