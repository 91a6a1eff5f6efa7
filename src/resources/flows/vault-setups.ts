import * as z from 'zod';
import { choice, loose, object, settings, text } from '../schema.ts';
import { secret } from '../traits.ts';

const key = secret(text);
const url = text.regex(/^https:\/\/.*/);
const oauthCode = loose({ type: z.literal('OAUTH_CODE'), code: key });
const apiKey = object({ type: z.literal('API_KEY'), api_key: key });
const secretKey = object({ type: z.literal('API_KEY'), secret_key: key });
const token = object({ type: z.literal('TOKEN'), token: key });
const webhook = object({ type: z.literal('WEBHOOK'), url });
const brief = text.min(1).max(255);

/** How a vault connection to each app proves itself (documented). */
export const SETUPS: Readonly<Record<string, readonly z.ZodObject[]>> = {
  ACTIVECAMPAIGN: [object({ type: z.literal('API_KEY'), api_key: key, base_url: url })],
  AIRTABLE: [apiKey],
  AUTH0: [
    object(
      { type: z.literal('OAUTH_APP'), client_id: text, client_secret: key, domain: text },
      { audience: url },
    ),
  ],
  BIGQUERY: [
    settings({ type: z.literal('OAUTH_JWT'), project_id: text, private_key: key, client_email: text }),
  ],
  CLEARBIT: [secretKey],
  DOCUSIGN: [oauthCode],
  GOOGLE_SHEETS: [oauthCode],
  HTTP: [
    object({ type: z.literal('BEARER'), token: key }),
    object({ type: z.literal('BASIC_AUTH'), username: text.min(1).max(155) }, { password: key }),
    object({
      type: z.literal('API_KEY'),
      name: text.min(1).max(55),
      value: secret(brief),
      in: choice('HEADER', 'QUERY'),
    }),
    object(
      {
        type: z.literal('OAUTH_CLIENT_CREDENTIALS'),
        client_id: brief,
        client_secret: secret(brief),
        token_endpoint: url.max(500),
      },
      { audience: brief, resource: brief, scope: text.min(1).max(1024) },
    ),
  ],
  HUBSPOT: [apiKey, oauthCode],
  JWT: [loose({ type: z.literal('JWT'), algorithm: text })],
  MAILCHIMP: [secretKey, oauthCode],
  MAILJET: [object({ type: z.literal('API_KEY'), api_key: key, secret_key: key })],
  PIPEDRIVE: [token, oauthCode],
  SALESFORCE: [oauthCode],
  SENDGRID: [apiKey],
  SLACK: [webhook, oauthCode],
  STRIPE: [object({ type: z.literal('KEY_PAIR'), private_key: key, public_key: text }), oauthCode],
  TELEGRAM: [token],
  TWILIO: [object({ type: z.literal('API_KEY'), account_id: text, api_key: key })],
  WHATSAPP: [token],
  ZAPIER: [webhook],
};

/** The setups of an app as one schema; a setup that the app does not have is refused. */
export function setupOf(appId: string): z.ZodType {
  const setups = SETUPS[appId] ?? [];
  return setups.length === 1 && setups[0] ? setups[0] : z.union(setups);
}
