import { risk } from '../risk.ts';
import { gained, hitIf } from './detect.ts';
import { application } from './example.ts';

export const grantDevice = risk({
  id: 'GRANT-DEVICE',
  severity: 'medium',
  title: 'The device grant',
  why: 'Someone can be talked into typing an attacker’s code, and signs the attacker’s device in.',
  instead: 'Allow it for devices without a browser only.',
  kinds: ['clients'],
  find: (change) =>
    hitIf(gained(change, 'grant_types').includes('urn:ietf:params:oauth:grant-type:device_code'), {
      message: `${change.name} may sign devices in with a code that people type elsewhere.`,
      field: 'grant_types',
      value: 'urn:ietf:params:oauth:grant-type:device_code',
    }),
  bad: [application({ grant_types: [] }, { grant_types: ['urn:ietf:params:oauth:grant-type:device_code'] })],
  good: [application({ grant_types: [] }, { grant_types: ['refresh_token'] })],
});
