import { risk } from '../risk.ts';
import { differs, hitIf } from './detect.ts';

export const mfaSmsOnly = risk({
  id: 'MFA-SMS-ONLY',
  severity: 'medium',
  title: 'Only factors that can be phished are left',
  why: 'Codes that are sent by SMS, voice or e-mail can be read out to an attacker, and numbers can be taken over.',
  instead: 'Keep an authenticator app or security keys enabled.',
  kinds: ['guardianFactors'],
  find: (change, { after }) => {
    const enabled = Object.values(after['/guardian/factors'] ?? {}).filter(
      (factor) => factor.enabled === true,
    );
    const weak =
      enabled.length > 0 &&
      enabled.every(({ name }) => ['sms', 'phone', 'email', 'voice'].includes(String(name)));
    return hitIf(weak && differs(change, 'enabled'), {
      message: `What is left: ${enabled.map(({ name }) => String(name)).join(', ')}.`,
      field: 'enabled',
    });
  },
  bad: [
    {
      before: {
        '/guardian/factors': { otp: { name: 'otp', enabled: true }, sms: { name: 'sms', enabled: true } },
      },
      after: {
        '/guardian/factors': { otp: { name: 'otp', enabled: false }, sms: { name: 'sms', enabled: true } },
      },
    },
  ],
  good: [
    {
      before: {
        '/guardian/factors': { otp: { name: 'otp', enabled: true }, sms: { name: 'sms', enabled: false } },
      },
      after: {
        '/guardian/factors': { otp: { name: 'otp', enabled: true }, sms: { name: 'sms', enabled: true } },
      },
    },
  ],
});
