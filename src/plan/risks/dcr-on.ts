import { risk } from '../risk.ts';
import { ceases, hitIf, whereBecomes } from './detect.ts';
import { settings } from './example.ts';

export const dcrOn = risk({
  id: 'DCR-ON',
  severity: 'critical',
  title: 'Anyone can make an application',
  why: 'Dynamic client registration takes requests from everyone, without a token.',
  instead:
    'Leave it off. Where agents or partners register themselves, keep the strict mode and connections closed.',
  kinds: ['tenant'],
  find: (change) => [
    ...whereBecomes(
      change,
      ['flags.enable_dynamic_client_registration'],
      true,
      () => 'Everyone can register an application.',
    ),
    ...hitIf(ceases(change, 'dynamic_client_registration_security_mode', 'strict'), {
      field: 'dynamic_client_registration_security_mode',
      message: 'Applications that register themselves may do more.',
    }),
  ],
  bad: [settings({ flags: {} }, { flags: { enable_dynamic_client_registration: true } })],
  good: [
    settings(
      { flags: { enable_dynamic_client_registration: true } },
      { flags: { enable_dynamic_client_registration: false } },
    ),
  ],
});
