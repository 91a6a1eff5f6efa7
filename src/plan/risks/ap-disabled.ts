import { risk } from '../risk.ts';
import { ceases, hitIf } from './detect.ts';
import { at } from './example.ts';

export const apDisabled = risk({
  id: 'AP-DISABLED',
  severity: 'critical',
  title: 'Attack protection is turned off',
  why: 'It is what stands between lists of stolen passwords and your users’ accounts.',
  instead: 'Raise a threshold, or add an address to an allowlist, where it is in the way.',
  kinds: [
    'attackProtection.bruteForceProtection',
    'attackProtection.suspiciousIpThrottling',
    'attackProtection.breachedPasswordDetection',
  ],
  find: (change) =>
    hitIf(ceases(change, 'enabled', true), {
      message: `${change.kind.replace('attackProtection.', '')} is turned off.`,
      field: 'enabled',
    }),
  bad: [at('/attack-protection/brute-force-protection', { enabled: true }, { enabled: false })],
  good: [at('/attack-protection/brute-force-protection', { enabled: false }, { enabled: true })],
});
