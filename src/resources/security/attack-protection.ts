import type * as z from 'zod';
import type { Doc } from '../../core/json.ts';
import { asset } from '../asset.ts';
import { integer, ipOrRange } from '../formats.ts';
import { type Kind, kind } from '../kind.ts';
import { mergedSettings } from '../merged-settings.ts';
import { choice, flag, listOf, object, settings } from '../schema.ts';
import { document } from '../shapes.ts';
import { set } from '../traits.ts';
import { adoptedCaptcha, captcha, captchaRequest, shownCaptcha } from './captcha.ts';

const DAY = 86_400_000;
const policy = choice('never', 'when_risky', 'always');
const adminShields = set(listOf(choice('block', 'admin_notification')));
const allowlist = set(listOf(ipOrRange));
/** So many attempts, and the milliseconds in which one comes back. */
const throttle = (mostAttempts: number, leastRate: number) =>
  settings({ max_attempts: integer(1, mostAttempts), rate: integer(leastRate, DAY) });
const stageShields = settings({ shields: adminShields });

const bruteForce = settings({
  enabled: flag,
  shields: set(listOf(choice('block', 'user_notification'))),
  allowlist,
  mode: choice('count_per_identifier_and_ip', 'count_per_identifier'),
  max_attempts: integer(1, 100),
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
  allowlist,
  stage: settings({
    'pre-login': throttle(2500, 34_560),
    'pre-user-registration': throttle(72_000, 1200),
    'pre-custom-token-exchange': throttle(72_000, 1),
  }),
});

const botDetection = settings({
  bot_detection_level: choice('low', 'medium', 'high'),
  challenge_password_policy: policy,
  challenge_passwordless_policy: policy,
  challenge_password_reset_policy: policy,
  allowlist,
  monitoring_mode_enabled: flag,
});

const phoneProvider = object({ type: choice('exponential', 'none') });

function protection(
  name: string,
  path: string,
  fields: z.ZodObject,
  initial: Doc,
  differs: Partial<Pick<Kind, 'show' | 'updateBody' | 'reading'>> = {},
): Kind {
  return kind({
    name: `attackProtection.${name}`,
    path: `/attack-protection/${path}`,
    shape: document(),
    scope: 'attack_protection',
    identity: [],
    fields,
    updateBody: fields,
    initial: () => [initial],
    save: mergedSettings,
    ...differs,
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
    { show: shownCaptcha, updateBody: captchaRequest, reading: { adopt: adoptedCaptcha } },
  ),
  // Assumed of a tenant that has never set it.
  protection('phoneProviderProtection', 'phone-provider-protection', phoneProvider, { type: 'none' }),
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
    captcha: captchaRequest,
  }),
});
