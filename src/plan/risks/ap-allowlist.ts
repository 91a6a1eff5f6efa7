import { risk } from '../risk.ts';
import { gained } from './detect.ts';
import { at } from './example.ts';

export const apAllowlist = risk({
  id: 'AP-ALLOWLIST',
  severity: 'high',
  title: 'Addresses without attack protection',
  why: 'Whoever attacks from them is neither slowed down nor blocked.',
  instead: 'Single addresses, and an entry that says whose they are.',
  kinds: [
    'attackProtection.bruteForceProtection',
    'attackProtection.suspiciousIpThrottling',
    'attackProtection.botDetection',
  ],
  find: (change) =>
    gained(change, 'allowlist').map((value) => {
      const bits = Number(value.split('/')[1] ?? 128);
      return {
        field: 'allowlist',
        value,
        message: `${value} is exempt from ${change.kind.replace('attackProtection.', '')}.`,
        ...(bits <= 16 && { severity: 'critical' as const }),
      };
    }),
  bad: [
    at('/attack-protection/brute-force-protection', { allowlist: [] }, { allowlist: ['203.0.113.7'] }),
    at('/attack-protection/suspicious-ip-throttling', { allowlist: [] }, { allowlist: ['0.0.0.0/0'] }),
  ],
  good: [at('/attack-protection/brute-force-protection', { allowlist: ['203.0.113.7'] }, { allowlist: [] })],
});
