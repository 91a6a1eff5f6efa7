import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { tokenQuota } from '../applications/client-fields.ts';
import { entryOf } from '../entry.ts';
import { asset, document, type HookContext, kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { anything, choice, flag, listOf, number, object, settings, text, texts } from '../schema.ts';
import { readOnly, ref, set, writeOnly } from '../traits.ts';
import { locales } from '../universal-login/locales.ts';
import { securityHeaders } from './security-headers.ts';
import { freshFlags, tenantFlags } from './tenant-flags.ts';

const page = settings({ enabled: flag, html: text }).nullable();

const fields = settings({
  friendly_name: text,
  picture_url: text,
  support_email: text,
  support_url: text,
  allowed_logout_urls: set(texts),
  enabled_locales: listOf(locales),
  default_audience: text,
  default_directory: ref(text, 'databases'),
  default_redirection_uri: text,
  session_lifetime: number,
  idle_session_lifetime: number,
  ephemeral_session_lifetime: number,
  idle_ephemeral_session_lifetime: number,
  session_lifetime_in_minutes: writeOnly(number),
  idle_session_lifetime_in_minutes: writeOnly(number),
  ephemeral_session_lifetime_in_minutes: writeOnly(number),
  idle_ephemeral_session_lifetime_in_minutes: writeOnly(number),
  session_cookie: object({ mode: choice('persistent', 'non-persistent') }).nullable(),
  sessions: settings({
    oidc_logout_prompt_enabled: flag,
    anonymous: settings({ lifetime_in_minutes: number, activate_cookie: flag }).nullable(),
  }).nullable(),
  oidc_logout: settings({ rp_logout_end_session_endpoint_discovery: flag }),
  sandbox_version: text,
  legacy_sandbox_version: text,
  sandbox_versions_available: readOnly(texts),
  change_password: page,
  guardian_mfa_page: page,
  error_page: settings({ html: text, show_log_link: flag, url: text.nullable() }).nullable(),
  device_flow: settings({ charset: choice('base20', 'digits'), mask: text }).nullable(),
  universal_login: settings({
    colors: settings({ primary: text, page_background: anything }),
    passwordless: settings({ allow_magiclink_verify_without_session: flag }),
    is_custom_theme_set: flag,
    is_custom_template_set: flag,
  }),
  flags: tenantFlags,
  security_headers: securityHeaders,
  acr_values_supported: set(texts).nullable(),
  mtls: settings({ enable_endpoint_aliases: flag }).nullable(),
  default_token_quota: settings({ clients: tokenQuota, organizations: tokenQuota }).nullable(),
  country_codes: settings({ list: set(texts), mode: choice('allow', 'deny') }).nullable(),
  customize_mfa_in_postlogin_action: flag.nullable(),
  allow_organization_name_in_authentication_api: flag.nullable(),
  pushed_authorization_requests_supported: flag.nullable(),
  authorization_response_iss_parameter_supported: flag.nullable(),
  skip_non_verifiable_callback_uri_confirmation_prompt: flag.nullable(),
  resource_parameter_profile: choice('audience', 'compatibility'),
  client_id_metadata_document_supported: flag,
  dynamic_client_registration_security_mode: choice('strict', 'permissive'),
  phone_consolidated_experience: flag,
  include_session_metadata_in_tenant_logs: flag,
  enable_ai_guide: flag,
});

/** A tenant as it is on its first day (recorded of tenants of 2026, without what had been set in them). */
function freshTenant(): Doc {
  return {
    allowed_logout_urls: [],
    default_audience: '',
    default_directory: '',
    enabled_locales: ['en'],
    flags: freshFlags,
    sandbox_version: '22',
    sandbox_versions_available: ['22', '18'],
    session_lifetime: 168,
    idle_session_lifetime: 72,
    ephemeral_session_lifetime: 72,
    idle_ephemeral_session_lifetime: 24,
    session_cookie: { mode: 'persistent' },
    sessions: { oidc_logout_prompt_enabled: true },
    oidc_logout: { rp_logout_end_session_endpoint_discovery: true },
    allow_organization_name_in_authentication_api: false,
    customize_mfa_in_postlogin_action: false,
    pushed_authorization_requests_supported: false,
    phone_consolidated_experience: false,
    resource_parameter_profile: 'audience',
    client_id_metadata_document_supported: false,
    dynamic_client_registration_security_mode: 'permissive',
  };
}

/** Objects that a PATCH replaces whole; in the others it changes the keys that it has (recorded for `flags` and pages). */
const REPLACED: ReadonlySet<string> = new Set(['default_token_quota', 'country_codes', 'security_headers']);
const MINUTES = '_in_minutes';

function saved(next: Doc, before: Doc | undefined): Doc {
  const doc: Record<string, Json> = {};
  for (const [key, value] of Object.entries(next)) {
    const old = before?.[key];
    // Sent in minutes, shown in hours (recorded: 181 minutes come back as 3.0166666666666666).
    if (key.endsWith(MINUTES)) doc[key.slice(0, -MINUTES.length)] = Number(value) / 60;
    else if (isDoc(value) && isDoc(old) && !REPLACED.has(key)) doc[key] = { ...old, ...value };
    else if (!(`${key}${MINUTES}` in next)) doc[key] = value;
  }
  return withoutNulls(doc);
}

export const tenantSettings = kind({
  name: 'tenant',
  path: '/tenants/settings',
  shape: document(),
  scope: 'tenant_settings',
  identity: [],
  fields,
  initial: (_: HookContext) => [freshTenant()],
  save: saved,
});

export const tenantAsset = asset({
  key: 'tenant',
  layout: 'object',
  identity: [],
  entry: entryOf(tenantSettings),
});
