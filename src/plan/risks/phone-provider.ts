import { risk } from '../risk.ts';
import { differs, hitIf, valueAt, whereBecomes } from './detect.ts';
import { at } from './example.ts';

export const phoneProvider = risk({
  id: 'PHONE-PROVIDER',
  severity: 'medium',
  title: 'Another sender of text messages',
  why: 'Codes by SMS stop where the new one is not set up.',
  instead: 'Try it on a development tenant.',
  kinds: ['phoneProviders', 'guardianPhoneFactorSelectedProvider', 'guardianSmsFactorSelectedProvider'],
  find: (change) => [
    ...hitIf(change.action === 'delete' || change.action === 'replace', {
      message: `${change.name} sends no messages any more.`,
    }),
    ...whereBecomes(change, ['disabled'], true, () => `${change.name} sends no messages any more.`),
    ...hitIf(differs(change, 'provider'), {
      field: 'provider',
      message: `Messages are sent by ${String(valueAt(change.after, 'provider'))}.`,
    }),
  ],
  bad: [
    at('/branding/phone/providers', { name: 'twilio', disabled: false }, { name: 'twilio', disabled: true }),
    at('/guardian/factors/phone/selected-provider', { provider: 'twilio' }, { provider: 'auth0' }),
  ],
  good: [
    at('/branding/phone/providers', { name: 'twilio', disabled: true }, { name: 'twilio', disabled: false }),
  ],
});
