import { risk } from '../risk.ts';
import { whereBecomes } from './detect.ts';
import { settings } from './example.ts';

export const clickjack = risk({
  id: 'CLICKJACK',
  severity: 'high',
  title: 'The sign-in page can be put in a frame',
  why: 'Another site can show it below its own buttons and have people press what they do not see.',
  instead: 'Leave the protecting headers on.',
  kinds: ['tenant'],
  find: (change) =>
    whereBecomes(
      change,
      ['flags.disable_clickjack_protection_headers'],
      true,
      () => 'Other sites can frame the sign-in page.',
    ),
  bad: [settings({ flags: {} }, { flags: { disable_clickjack_protection_headers: true } })],
  good: [settings({ flags: { disable_clickjack_protection_headers: true } }, { flags: {} })],
});
