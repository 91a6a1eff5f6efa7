import { type Doc, isDoc } from '../../core/json.ts';
import { entryOf } from '../entry.ts';
import { asset, document, kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, flag, free, loose, number, object, text } from '../schema.ts';
import { secret, writeOnly } from '../traits.ts';

const key = writeOnly(secret(text));

/** Keys to the provider. What is secret never comes back; host, port, user and region do (recorded). */
const credentials = loose({
  api_key: key,
  accessKeyId: key,
  secretAccessKey: key,
  connectionString: key,
  tenantId: key,
  clientId: key,
  clientSecret: key,
  smtp_pass: key,
  smtp_host: text,
  smtp_port: number,
  smtp_user: text,
  domain: text,
  region: text.nullable(),
});

const HIDDEN: ReadonlySet<string> = new Set([
  'api_key',
  'accessKeyId',
  'secretAccessKey',
  'connectionString',
  'tenantId',
  'clientId',
  'clientSecret',
  'smtp_pass',
]);

export const emailProvider = kind({
  name: 'emailProvider',
  path: '/emails/provider',
  shape: document({ optional: true }),
  scope: 'email_provider',
  identity: ['name'],
  missing: { message: 'There is not a configured email provider', errorCode: 'inexistent_email_provider' },
  conflict: { message: 'An email provider is already configured', errorCode: 'email_provider_conflict' },
  fields: object(
    {
      name: choice(
        'mailgun',
        'mandrill',
        'sendgrid',
        'resend',
        'ses',
        'sparkpost',
        'smtp',
        'azure_cs',
        'ms365',
        'custom',
      ),
    },
    { enabled: flag, default_from_address: text, credentials, settings: free.nullable() },
  ),
  save: withoutNulls,
  show: shown,
});

function shown(stored: Doc): Doc {
  const { credentials: keys } = stored;
  if (!isDoc(keys)) return stored;
  return {
    ...stored,
    credentials: Object.fromEntries(Object.entries(keys).filter(([name]) => !HIDDEN.has(name))),
  };
}

export const emailProviderAsset = asset({
  key: 'emailProvider',
  layout: 'object',
  identity: [],
  entry: entryOf(emailProvider),
});
