import { asset } from '../../asset.ts';
import { sized } from '../../formats.ts';
import type { Kind } from '../../kind.ts';
import { choice, listOf, object, settings, text } from '../../schema.ts';
import { secret, set } from '../../traits.ts';
import { factorSetting } from './factor-setting.ts';
import { FACTOR_PATH } from './factors.ts';

const some = sized(1, 1000);
const messageTypes = object({ message_types: set(listOf(choice('sms', 'voice'))) });
const selectedProvider = object({ provider: choice('auth0', 'twilio', 'phone-message-hook') });
export const templateTexts = { enrollment_message: text, verification_message: text };
const templates = object(templateTexts);
export const twilio = settings({
  from: sized(0, 64).nullable(),
  messaging_service_sid: some.nullable(),
  auth_token: secret(some).nullable(),
  sid: some.nullable(),
});
const byAuth0 = { provider: 'auth0' };

/** Documented. */
const DEFAULT_TEXTS = {
  enrollment_message:
    '{{code}} is your verification code for {{tenant.friendly_name}}. Please enter this code to verify your enrollment.',
  verification_message: '{{code}} is your verification code for {{tenant.friendly_name}}',
};

/** Messages and calls to phones; what is below `sms` is older. */
export const phoneFactor: readonly Kind[] = [
  factorSetting('guardianPhoneFactorMessageTypes', {
    path: 'phone/message-types',
    fields: messageTypes,
    // Recorded of a tenant that has never set it.
    empty: { message_types: [] },
  }),
  factorSetting('guardianPhoneFactorSelectedProvider', {
    path: 'phone/selected-provider',
    twin: 'sms/selected-provider',
    fields: selectedProvider,
    empty: byAuth0,
  }),
  factorSetting('guardianSmsFactorSelectedProvider', {
    path: 'sms/selected-provider',
    twin: 'phone/selected-provider',
    fields: selectedProvider,
    empty: byAuth0,
  }),
  factorSetting('guardianFactorTemplates.phone', {
    path: 'phone/templates',
    twin: 'sms/templates',
    fields: templates,
    empty: DEFAULT_TEXTS,
  }),
  factorSetting('guardianFactorTemplates.sms', {
    path: 'sms/templates',
    twin: 'phone/templates',
    fields: templates,
    can: ['replace'],
    verbs: [
      {
        method: 'GET',
        path: '',
        scope: 'read:guardian_factors',
        // Documented: without templates the answer has no content.
        run(_, { documents }) {
          const body = documents.get(`${FACTOR_PATH}/sms/templates`, '');
          return body ? { status: 200, body } : { status: 204 };
        },
      },
    ],
  }),
  factorSetting('guardianFactorProviders.phone', {
    path: 'phone/providers/twilio',
    twin: 'sms/providers/twilio',
    fields: twilio,
  }),
  factorSetting('guardianFactorProviders.sms', {
    path: 'sms/providers/twilio',
    twin: 'phone/providers/twilio',
    fields: twilio,
  }),
];

export const phoneFactorAssets = [
  asset({
    key: 'guardianPhoneFactorMessageTypes',
    layout: 'object',
    identity: [],
    entry: messageTypes.partial(),
  }),
  asset({
    key: 'guardianPhoneFactorSelectedProvider',
    layout: 'object',
    identity: [],
    entry: selectedProvider.partial(),
  }),
  asset({
    key: 'guardianFactorTemplates',
    layout: 'list',
    identity: ['name'],
    entry: object({ name: choice('sms') }, templateTexts),
  }),
];
