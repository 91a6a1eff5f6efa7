import { risk } from '../risk.ts';
import { ceases, hitIf } from './detect.ts';
import { at } from './example.ts';

export const mfaFactorOff = risk({
  id: 'MFA-FACTOR-OFF',
  severity: 'high',
  title: 'A second factor is turned off',
  why: 'Whoever is enrolled with it is locked out, or falls back to a weaker one.',
  instead: 'Let people enrol another factor first.',
  kinds: ['guardianFactors'],
  find: (change, { after }) => {
    const left = Object.values(after['/guardian/factors'] ?? {}).some(({ enabled }) => enabled === true);
    return hitIf(ceases(change, 'enabled', true), {
      message: left
        ? `People who enrolled ${change.name} cannot use it any more.`
        : `${change.name} was the last factor: MFA cannot be done at all.`,
      field: 'enabled',
      ...(!left && { severity: 'critical' as const }),
    });
  },
  bad: [at('/guardian/factors', { name: 'otp', enabled: true }, { name: 'otp', enabled: false })],
  good: [at('/guardian/factors', { name: 'otp', enabled: false }, { name: 'otp', enabled: true })],
});
