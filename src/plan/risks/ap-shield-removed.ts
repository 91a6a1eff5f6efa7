import { risk } from '../risk.ts';
import { lost } from './detect.ts';
import { at } from './example.ts';

export const apShieldRemoved = risk({
  id: 'AP-SHIELD-REMOVED',
  severity: 'high',
  title: 'Attacks are watched and not stopped',
  why: 'Without `block` an attack is only counted; without notifications nobody hears of it.',
  instead: 'Keep `block` among the shields.',
  kinds: [
    'attackProtection.bruteForceProtection',
    'attackProtection.suspiciousIpThrottling',
    'attackProtection.breachedPasswordDetection',
  ],
  find: (change) =>
    [
      'shields',
      'stage.pre-login.shields',
      'stage.pre-user-registration.shields',
      'stage.pre-change-password.shields',
    ].flatMap((field) =>
      lost(change, field).map((value) => ({ field, value, message: `Attacks no longer lead to: ${value}.` })),
    ),
  bad: [
    at(
      '/attack-protection/brute-force-protection',
      { enabled: true, shields: ['block', 'user_notification'] },
      { enabled: true, shields: ['user_notification'] },
    ),
    at(
      '/attack-protection/breached-password-detection',
      { stage: { 'pre-change-password': { shields: ['block'] } } },
      { stage: { 'pre-change-password': { shields: [] } } },
    ),
  ],
  good: [
    at(
      '/attack-protection/brute-force-protection',
      { shields: ['block'] },
      { shields: ['block', 'user_notification'] },
    ),
  ],
});
