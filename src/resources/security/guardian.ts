import { isDoc, type Json } from '../../core/json.ts';
import {
  ApiError,
  asset,
  collection,
  document,
  type HookContext,
  type Kind,
  kind,
  type Verb,
} from '../kind.ts';
import { choice, either, flag, listOf, loose, object, settings, text } from '../schema.ts';
import { readOnly, secret, set } from '../traits.ts';

/** Factors as Auth0 lists them, in its order (recorded). */
const FACTORS = [
  'sms',
  'push-notification',
  'otp',
  'email',
  'duo',
  'webauthn-roaming',
  'webauthn-platform',
  'recovery-code',
];
const FACTOR_PATH = '/guardian/factors';

const putFactor: Verb = {
  method: 'PUT',
  path: '/{name}',
  scope: 'update:guardian_factors',
  body: object({ enabled: flag }),
  run(body, { documents, params }) {
    const name = params['name'] ?? '';
    const before = documents.get(FACTOR_PATH, name);
    if (!before) throw new ApiError(404, `The factor ${name} does not exist`, 'inexistent_factor');
    const enabled = isDoc(body) && body.enabled === true;
    if (before.enabled !== enabled) documents.put(FACTOR_PATH, name, { ...before, enabled });
    return { status: 200, body: { enabled } };
  },
};

const factors = kind({
  name: 'guardianFactors',
  path: FACTOR_PATH,
  shape: collection({ id: 'name', paging: 'none', list: 'factors', verbs: ['list'] }),
  scope: 'guardian_factors',
  identity: ['name'],
  fields: object({ name: text, enabled: flag }, { trial_expired: readOnly(flag) }),
  verbs: [putFactor],
  initial: () => FACTORS.map((name) => ({ name, enabled: false, trial_expired: false })),
});

const POLICIES = '/guardian/policies';
const policy = choice('all-applications', 'confidence-score');

/** The policies are a bare list of words; they are kept as `{ policies }`. */
const policies = kind({
  name: 'guardianPolicies',
  path: POLICIES,
  shape: collection({ list: 'policies', verbs: [] }),
  scope: 'mfa_policies',
  identity: [],
  fields: settings({ policies: set(listOf(policy)) }),
  verbs: [
    {
      method: 'GET',
      path: '',
      scope: 'read:mfa_policies',
      run: (_, context) => ({ status: 200, body: policiesIn(context) }),
    },
    {
      method: 'PUT',
      path: '',
      scope: 'update:mfa_policies',
      // An empty body stands for no policy (recorded).
      body: either(listOf(policy), settings({})),
      run(sent, context) {
        const body = isDoc(sent) ? [] : sent;
        if (JSON.stringify(body) !== JSON.stringify(policiesIn(context))) {
          context.documents.put(POLICIES, '', { policies: body });
        }
        return { status: 200, body };
      },
    },
  ],
});

function policiesIn({ documents }: HookContext): Json {
  return documents.get(POLICIES, '')?.policies ?? [];
}

function factorSetting(name: string, path: string, fields: Kind['fields'], initial: Kind['initial']): Kind {
  return kind({
    name,
    path: `${FACTOR_PATH}/${path}`,
    shape: document({ update: 'PUT' }),
    scope: 'guardian_factors',
    identity: [],
    fields,
    ...(initial && { initial }),
  });
}

const none = () => [{}];
const messageTypes = settings({ message_types: set(listOf(choice('sms', 'voice'))) });
const selectedProvider = settings({ provider: choice('auth0', 'twilio', 'phone-message-hook') });
const templates = settings({ enrollment_message: text, verification_message: text });
const twilio = settings({ from: text, messaging_service_sid: text, auth_token: secret(text), sid: text });
const sns = settings({
  aws_access_key_id: text,
  aws_secret_access_key: secret(text),
  aws_region: text,
  sns_apns_platform_application_arn: text,
  sns_gcm_platform_application_arn: text,
});

/** Multi-factor authentication. */
export const guardian: readonly Kind[] = [
  factors,
  policies,
  factorSetting('guardianPhoneFactorMessageTypes', 'phone/message-types', messageTypes, () => [
    { message_types: [] },
  ]),
  factorSetting('guardianPhoneFactorSelectedProvider', 'phone/selected-provider', selectedProvider, () => [
    { provider: 'auth0' },
  ]),
  factorSetting('guardianFactorTemplates.sms', 'sms/templates', templates, none),
  factorSetting('guardianFactorTemplates.phone', 'phone/templates', templates, none),
  factorSetting('guardianFactorProviders.sms', 'sms/providers/twilio', twilio, none),
  factorSetting('guardianFactorProviders.phone', 'phone/providers/twilio', twilio, none),
  factorSetting('guardianFactorProviders.push', 'push-notification/providers/sns', sns, none),
  factorSetting(
    'guardianFactorProviders.apns',
    'push-notification/providers/apns',
    loose({ p12: secret(text) }),
    none,
  ),
  factorSetting(
    'guardianFactorProviders.fcm',
    'push-notification/providers/fcm',
    loose({ server_key: secret(text) }),
    none,
  ),
];

const factorName = choice(...FACTORS);

export const guardianAssets = [
  asset({
    key: 'guardianFactors',
    layout: 'list',
    identity: ['name'],
    entry: object({ name: factorName }, { enabled: flag }),
  }),
  asset({
    key: 'guardianFactorProviders',
    layout: 'list',
    identity: ['name', 'provider'],
    entry: object(
      { name: factorName, provider: choice('twilio', 'sns', 'apns', 'fcm') },
      {
        ...twilio.shape,
        ...sns.shape,
        p12: secret(text),
        bundle_id: text,
        sandbox: flag,
        server_key: secret(text),
        server_credentials: secret(text),
      },
    ),
  }),
  asset({
    key: 'guardianFactorTemplates',
    layout: 'list',
    identity: ['name'],
    entry: object({ name: choice('sms', 'phone') }, { enrollment_message: text, verification_message: text }),
  }),
  asset({
    key: 'guardianPolicies',
    layout: 'object',
    identity: [],
    entry: settings({ policies: set(listOf(policy)) }),
  }),
  asset({ key: 'guardianPhoneFactorMessageTypes', layout: 'object', identity: [], entry: messageTypes }),
  asset({
    key: 'guardianPhoneFactorSelectedProvider',
    layout: 'object',
    identity: [],
    entry: selectedProvider,
  }),
];
