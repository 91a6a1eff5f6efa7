import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { tokenQuota } from '../applications/client-fields.ts';
import { asset } from '../asset.ts';
import { countryCode, emailOrEmpty, httpsUrlOrEmpty, integer, urlOrEmpty } from '../formats.ts';
import { kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import {
  anything,
  choice,
  flag,
  listOf,
  nonEmpty,
  number,
  object,
  settings,
  text,
  texts,
} from '../schema.ts';
import { document } from '../shapes.ts';
import { readOnly, ref, set, writeOnly } from '../traits.ts';
import { locales } from '../universal-login/locales.ts';
import { securityHeaders } from './security-headers.ts';
import { shownSettings } from './shown-settings.ts';
import { freshFlags, settableFlags, tenantFlags } from './tenant-flags.ts';

const hours = number.positive();
const minutes = writeOnly(integer(1, Number.MAX_SAFE_INTEGER));
const page = settings({ enabled: flag, html: text }).nullable();

const sent = {
  friendly_name: text,
  picture_url: urlOrEmpty,
  support_email: emailOrEmpty,
  support_url: urlOrEmpty,
  allowed_logout_urls: set(texts),
  enabled_locales: listOf(locales).min(1),
  default_audience: text,
  default_directory: ref(text, 'databases'),
  default_redirection_uri: httpsUrlOrEmpty,
  session_lifetime: hours,
  idle_session_lifetime: hours,
  ephemeral_session_lifetime: hours,
  idle_ephemeral_session_lifetime: hours,
  session_lifetime_in_minutes: minutes,
  idle_session_lifetime_in_minutes: minutes,
  ephemeral_session_lifetime_in_minutes: minutes,
  idle_ephemeral_session_lifetime_in_minutes: minutes,
  session_cookie: object({ mode: choice('persistent', 'non-persistent') }).nullable(),
  sessions: settings({
    oidc_logout_prompt_enabled: flag,
    anonymous: settings({ lifetime_in_minutes: integer(1, 525_600), activate_cookie: flag }).nullable(),
  }).nullable(),
  oidc_logout: settings({ rp_logout_end_session_endpoint_discovery: flag }),
  sandbox_version: text.max(8),
  legacy_sandbox_version: text.max(8),
  change_password: page,
  guardian_mfa_page: page,
  error_page: settings({ html: text, show_log_link: flag, url: urlOrEmpty.nullable() }).nullable(),
  device_flow: settings({ charset: choice('base20', 'digits'), mask: text.max(20) }).nullable(),
  // Not documented, but taken (recorded).
  universal_login: settings({
    colors: settings({ primary: text, page_background: anything }),
    passwordless: settings({ allow_magiclink_verify_without_session: flag }),
  }),
  flags: settableFlags,
  security_headers: securityHeaders,
  acr_values_supported: set(texts).nullable(),
  mtls: settings({ enable_endpoint_aliases: flag }).nullable(),
  default_token_quota: settings({ clients: tokenQuota, organizations: tokenQuota }).nullable(),
  country_codes: settings({ list: set(listOf(countryCode)), mode: choice('allow', 'deny') }).nullable(),
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
};

/** A request gives whole hours, or minutes (documented); what comes back may be a part of an hour. */
const wholeHours = Object.fromEntries(
  Object.keys(sent)
    .filter((name) => name.endsWith('session_lifetime'))
    .map((name) => [name, integer(1, Number.MAX_SAFE_INTEGER)]),
);

/** A tenant as it is on its first day (recorded of one of 2026 in which nothing had been set; the profile is documented). */
const freshTenant: Doc = {
  enabled_locales: ['en'],
  flags: freshFlags,
  sandbox_version: '22',
  sandbox_versions_available: ['22', '18'],
  oidc_logout: { rp_logout_end_session_endpoint_discovery: true },
  resource_parameter_profile: 'compatibility',
  client_id_metadata_document_supported: false,
};

/** Objects in which a PATCH changes the keys that it has (recorded for flags and pages); others it replaces whole. */
const MERGED: ReadonlySet<string> = new Set([
  'flags',
  'change_password',
  'guardian_mfa_page',
  'error_page',
  'device_flow',
  'sessions',
]);
const MINUTES = '_in_minutes';

function saved(next: Doc, before: Doc | undefined): Doc {
  const doc: Record<string, Json> = {};
  for (const [key, value] of Object.entries(next)) {
    const old = before?.[key];
    // Sent in minutes, shown in hours (recorded: 181 minutes come back as 3.0166666666666666).
    if (key.endsWith(MINUTES)) doc[key.slice(0, -MINUTES.length)] = Number(value) / 60;
    else if (isDoc(value) && isDoc(old) && MERGED.has(key)) doc[key] = { ...old, ...value };
    else if (!(`${key}${MINUTES}` in next)) doc[key] = value;
  }
  // An empty text takes the address away (recorded).
  if (doc.default_redirection_uri === '') delete doc.default_redirection_uri;
  return withoutNulls(doc);
}

export const tenantSettings = kind({
  name: 'tenant',
  path: '/tenants/settings',
  shape: document(),
  scope: 'tenant_settings',
  identity: [],
  fields: settings({ ...sent, flags: tenantFlags, sandbox_versions_available: readOnly(texts) }),
  updateBody: nonEmpty(settings({ ...sent, ...wholeHours })),
  initial: () => [freshTenant],
  save: saved,
  show: shownSettings,
});

export const tenantAsset = asset({
  key: 'tenant',
  layout: 'object',
  identity: [],
  entry: settings(sent),
});
