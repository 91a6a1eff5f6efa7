import type * as z from 'zod';
import { type Doc, docOf, type Json } from '../../core/json.ts';
import { unknownSecret } from '../../core/unknown.ts';
import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import { dated } from '../dated.ts';
import { entryOf } from '../entry.ts';
import { sized } from '../formats.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { choice, either, flag, listOf, loose, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { tenantName } from '../tenant/tenant-name.ts';
import { readOnly, secret, set, withDefault } from '../traits.ts';
import { PHONE_PROVIDERS as PATH, sendToPhone } from './send-to-phone.ts';

const methods = set(listOf(choice('text', 'voice')).min(1));

/** What each provider of phone messages is set up with, and called with (documented). */
const PROVIDERS: Readonly<Record<string, { configuration: z.ZodObject; credentials: z.ZodObject }>> = {
  twilio: {
    configuration: object({ sid: text, delivery_methods: methods }, { default_from: text, mssid: text }),
    credentials: object({ auth_token: secret(sized(1, 255)) }),
  },
  custom: { configuration: object({ delivery_methods: methods }), credentials: settings({}) },
};

const each = (part: 'configuration' | 'credentials') =>
  either(...Object.values(PROVIDERS).map((provider) => provider[part]));

/** Who sends the tenant's messages to phones. A tenant has one (documented). */
export const phoneProviders = kind({
  name: 'phoneProviders',
  path: PATH,
  shape: collection({
    prefix: 'pro_',
    length: 22,
    paging: 'none',
    list: 'providers',
    wrapped: true,
    deleteMissing: true,
  }),
  scope: 'phone_providers',
  identity: ['name'],
  missing: { message: 'Phone provider has not been configured.', errorCode: 'phone_provider_not_found' },
  fields: object(
    { name: choice(...Object.keys(PROVIDERS)), credentials: secret(each('credentials')) },
    {
      id: readOnly(text),
      tenant: readOnly(text),
      channel: readOnly(choice('phone')),
      disabled: withDefault(flag, false),
      configuration: each('configuration'),
      created_at: readOnly(text),
      updated_at: readOnly(text),
    },
  ),
  save: saved,
  show: shown,
  reading: { adopt: (answer) => ({ ...docOf(answer), credentials: unknownSecret() }) },
  verbs: [
    {
      method: 'POST',
      path: '/{id}/try',
      scope: 'create:phone_providers',
      body: object({ to: sized(1, 16) }, { delivery_method: choice('text', 'voice') }),
      run: tried,
    },
  ],
});

function saved(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  const { documents, domain } = context;
  if (!before && documents.list(PATH).length > 0)
    throw new ApiError(409, 'Custom phone provider conflict.', 'phone_provider_conflict');
  const { configuration, credentials } = PROVIDERS[String(next.name)] ?? {};
  const changed = (key: string) => next[key] !== undefined && next[key] !== before?.[key];
  if (configuration && changed('configuration'))
    context.validate(loose({ configuration }), { configuration: next.configuration ?? null });
  if (credentials && changed('credentials'))
    context.validate(loose({ credentials }), { credentials: next.credentials ?? null });
  return dated({ tenant: tenantName(domain), channel: 'phone', ...next }, before, context);
}

/** Where the provider is read, its credentials are null; the answer to a write has none (recorded). */
function shown(stored: Doc, { operation }: HookContext): Doc {
  const { credentials, ...doc } = stored;
  const reads = operation === 'list' || operation === 'read';
  return reads && credentials !== undefined ? { ...doc, credentials: null } : doc;
}

/** Sends a test message. Its type is assumed: no type is documented for a test. */
function tried(body: Json, context: HookContext) {
  const provider = context.documents.get(PATH, context.params['id'] ?? '');
  if (!provider)
    throw new ApiError(404, 'Phone provider has not been configured.', 'phone_provider_not_found');
  const said = `A test of ${String(provider.name)}.`;
  const texts = { text: said, voice: said };
  sendToPhone({ ...docOf(body), kind: 'phone_provider_test', type: 'otp_verify', texts }, context);
  return { status: 202, body: { code: 202, message: 'Phone notification sent.' } };
}

export const phoneProvidersAsset = asset({
  key: 'phoneProviders',
  layout: 'list',
  identity: ['name'],
  entry: entryOf(phoneProviders, { also: { credentials: each('credentials') } }),
});
