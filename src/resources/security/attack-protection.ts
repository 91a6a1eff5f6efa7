import type * as z from 'zod';
import type { Doc } from '../../core/json.ts';
import { asset, document, type Kind, kind } from '../kind.ts';
import { mergedSettings } from '../merged-settings.ts';
import { choice, flag, free, listOf, number, settings, text, texts } from '../schema.ts';
import { secret, set, writeOnly } from '../traits.ts';
import { shownCaptcha } from './captcha.ts';

const key = writeOnly(secret(text));
const provider = settings({ site_key: text, secret: key });
const policy = choice('never', 'when_risky', 'always');
const adminShields = set(listOf(choice('block', 'admin_notification')));
const throttle = settings({ max_attempts: number, rate: number });
const stageShields = settings({ shields: adminShields });

const bruteForce = settings({
  enabled: flag,
  shields: set(listOf(choice('block', 'user_notification'))),
  allowlist: set(texts),
  mode: choice('count_per_identifier_and_ip', 'count_per_identifier'),
  max_attempts: number,
});

const breachedPasswords = settings({
  enabled: flag,
  shields: set(listOf(choice('block', 'user_notification', 'admin_notification'))),
  admin_notification_frequency: set(listOf(choice('immediately', 'daily', 'weekly', 'monthly'))),
  method: choice('standard', 'enhanced'),
  stage: settings({ 'pre-user-registration': stageShields, 'pre-change-password': stageShields }),
});

const suspiciousIp = settings({
  enabled: flag,
  shields: adminShields,
  allowlist: set(texts),
  stage: settings({
    'pre-login': throttle,
    'pre-user-registration': throttle,
    'pre-custom-token-exchange': throttle,
  }),
});

const botDetection = settings({
  bot_detection_level: choice('low', 'medium', 'high'),
  challenge_password_policy: policy,
  challenge_passwordless_policy: policy,
  challenge_password_reset_policy: policy,
  allowlist: set(texts),
  monitoring_mode_enabled: flag,
});

const captcha = settings({
  active_provider_id: choice(
    'arkose',
    'auth_challenge',
    'friendly_captcha',
    'hcaptcha',
    'recaptcha_v2',
    'recaptcha_enterprise',
    'simple_captcha',
  ),
  arkose: settings({
    site_key: text,
    secret: key,
    client_subdomain: text,
    verify_subdomain: text,
    fail_open: flag,
  }),
  auth_challenge: settings({ fail_open: flag }),
  hcaptcha: provider,
  friendly_captcha: provider,
  recaptcha_v2: provider,
  recaptcha_enterprise: settings({ site_key: text, api_key: key, project_id: text }),
  simple_captcha: free,
});

function protection(
  name: string,
  path: string,
  fields: z.ZodObject,
  initial: Doc,
  show?: Kind['show'],
): Kind {
  return kind({
    name: `attackProtection.${name}`,
    path: `/attack-protection/${path}`,
    shape: document(),
    scope: 'attack_protection',
    identity: [],
    fields,
    initial: () => [initial],
    save: mergedSettings,
    ...(show && { show }),
  });
}

/** Attack protection, each with what a new tenant has (recorded). */
export const attackProtection: readonly Kind[] = [
  protection('bruteForceProtection', 'brute-force-protection', bruteForce, {
    enabled: true,
    shields: ['block', 'user_notification'],
    mode: 'count_per_identifier_and_ip',
    allowlist: [],
    max_attempts: 10,
  }),
  protection('breachedPasswordDetection', 'breached-password-detection', breachedPasswords, {
    enabled: false,
    shields: [],
    admin_notification_frequency: [],
    method: 'standard',
    stage: { 'pre-user-registration': { shields: [] }, 'pre-change-password': { shields: [] } },
  }),
  protection('suspiciousIpThrottling', 'suspicious-ip-throttling', suspiciousIp, {
    enabled: true,
    shields: ['admin_notification', 'block'],
    allowlist: [],
    stage: {
      'pre-login': { max_attempts: 100, rate: 864000 },
      'pre-user-registration': { max_attempts: 50, rate: 1200 },
      'pre-custom-token-exchange': { max_attempts: 10, rate: 600000 },
    },
  }),
  protection('botDetection', 'bot-detection', botDetection, {
    challenge_password_policy: 'never',
    challenge_passwordless_policy: 'never',
    challenge_password_reset_policy: 'never',
    allowlist: [],
    bot_detection_level: 'medium',
    monitoring_mode_enabled: false,
  }),
  protection(
    'captcha',
    'captcha',
    captcha,
    {
      active_provider_id: 'auth_challenge',
      simple_captcha: {},
      auth_challenge: { fail_open: false },
      recaptcha_v2: { site_key: '' },
      recaptcha_enterprise: { site_key: '', project_id: '' },
      hcaptcha: { site_key: '' },
      friendly_captcha: { site_key: '' },
      arkose: {
        site_key: '',
        client_subdomain: 'client-api',
        verify_subdomain: 'verify-api',
        fail_open: false,
      },
    },
    shownCaptcha,
  ),
];

export const attackProtectionAsset = asset({
  key: 'attackProtection',
  layout: 'object',
  identity: [],
  entry: settings({
    bruteForceProtection: bruteForce,
    breachedPasswordDetection: breachedPasswords,
    suspiciousIpThrottling: suspiciousIp,
    botDetection,
    captcha,
  }),
});
