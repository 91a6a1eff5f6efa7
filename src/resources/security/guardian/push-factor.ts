import { docOf } from '../../../core/json.ts';
import { unknownSecret } from '../../../core/unknown.ts';
import { without } from '../../adopt-secrets.ts';
import { sized } from '../../formats.ts';
import type { Kind } from '../../kind.ts';
import { choice, flag, object, settings, text } from '../../schema.ts';
import { readOnly, secret, writeOnly } from '../../traits.ts';
import { factorSetting } from './factor-setting.ts';

const some = sized(1, 1000);
const key = (most: number) => writeOnly(secret(sized(1, most))).nullable();
/** Regions of AWS that Auth0 takes (documented). */
const region = text.regex(
  /^(?:us-east|us-west|ap-southeast|ap-northeast|ap-central|eu-west|eu-central)-[0-9]{1,2}$/,
);

export const sns = settings({
  aws_access_key_id: some.nullable(),
  aws_secret_access_key: secret(some).nullable(),
  aws_region: region.nullable(),
  sns_apns_platform_application_arn: some.nullable(),
  sns_gcm_platform_application_arn: some.nullable(),
});

const providers = 'push-notification/providers';

/** Notifications to the Guardian app, or to one of one's own. */
export const pushFactor: readonly Kind[] = [
  factorSetting('guardianPushFactorSelectedProvider', {
    path: 'push-notification/selected-provider',
    fields: object({ provider: choice('guardian', 'sns', 'direct') }),
    empty: { provider: 'guardian' },
  }),
  factorSetting('guardianFactorProviders.push', {
    path: `${providers}/sns`,
    fields: sns,
    can: ['read', 'update', 'replace'],
  }),
  factorSetting('guardianFactorProviders.apns', {
    path: `${providers}/apns`,
    fields: settings({
      bundle_id: some.nullable(),
      sandbox: flag,
      enabled: readOnly(flag),
      p12: key(10_000),
    }),
    can: ['read', 'update', 'replace'],
    // GET tells, in place of the certificate, whether there is one (the field is documented, its meaning assumed).
    show: (stored, { operation }) =>
      operation === 'read' && stored.p12 !== undefined ? { ...stored, enabled: true } : stored,
    reading: {
      adopt: (answer) => {
        const shown = docOf(answer);
        return shown.enabled === true ? { ...without(shown, 'enabled'), p12: unknownSecret() } : shown;
      },
    },
  }),
  factorSetting('guardianFactorProviders.fcm', {
    path: `${providers}/fcm`,
    fields: settings({ server_key: key(152) }),
    can: ['update', 'replace'],
  }),
  factorSetting('guardianFactorProviders.fcmv1', {
    path: `${providers}/fcmv1`,
    fields: settings({ server_credentials: key(10_000) }),
    can: ['update', 'replace'],
  }),
];
