import { integer } from '../formats.ts';
import { choice, flag, free, listOf, loose, object, settings, text, texts } from '../schema.ts';
import { computed, readOnly, ref, set, withDefault } from '../traits.ts';
import { newCredentials } from './credential-fields.ts';

/** Settings of an application that are objects themselves; names and values as the Management API documents them. */

const logout = settings({
  backchannel_logout_urls: set(texts),
  backchannel_logout_initiators: settings({
    mode: choice('custom', 'all'),
    selected_initiators: set(
      listOf(
        choice(
          'rp-logout',
          'idp-logout',
          'password-changed',
          'session-expired',
          'session-revoked',
          'account-deleted',
          'email-identifier-changed',
          'mfa-phone-unenrolled',
          'account-deactivated',
        ),
      ),
    ),
  }),
  backchannel_logout_session_metadata: settings({ include: flag }).nullable(),
}).nullable();

/** What fits into 32 bits with a sign. */
const MOST = 2147483647;

const jwtConfiguration = settings({
  alg: choice('HS256', 'RS256', 'RS512', 'PS256'),
  lifetime_in_seconds: integer(0, 2592000),
  secret_encoded: withDefault(flag, false),
  scopes: free,
});

const refreshToken = object(
  { rotation_type: choice('rotating', 'non-rotating'), expiration_type: choice('expiring', 'non-expiring') },
  {
    leeway: computed(integer(0, MOST)),
    token_lifetime: computed(integer(1, 157788000)),
    infinite_token_lifetime: computed(flag),
    idle_token_lifetime: computed(integer(1, MOST)),
    infinite_idle_token_lifetime: computed(flag),
    policies: listOf(
      object({ audience: ref(text, 'resourceServers', 'identifier'), scope: set(texts) }),
    ).nullable(),
  },
).nullable();

const sessionTransfer = settings({
  can_create_session_transfer_token: withDefault(flag, false),
  enforce_cascade_revocation: withDefault(flag, true),
  allowed_authentication_methods: set(listOf(choice('cookie', 'query'))).nullable(),
  enforce_device_binding: withDefault(choice('ip', 'asn', 'none'), 'ip'),
  allow_refresh_token: withDefault(flag, false),
  enforce_online_refresh_tokens: withDefault(flag, true),
  delegation: settings({
    allow_delegated_access: flag,
    enforce_device_binding: choice('ip', 'asn'),
  }).nullable(),
}).nullable();

const enabled = settings({ enabled: flag });
const active = object({ active: flag }).nullable();

const expressConfiguration = object(
  {
    initiate_login_uri_template: text,
    user_attribute_profile_id: ref(text, 'userAttributeProfiles'),
    connection_profile_id: ref(text, 'connectionProfiles'),
    enable_client: flag,
    enable_organization: flag,
    okta_oin_client_id: ref(text, 'clients'),
    admin_login_domain: text,
  },
  { linked_clients: listOf(object({ client_id: ref(text, 'clients') })), oin_submission_id: text },
).nullable();

const myOrganization = object(
  {
    allowed_strategies: set(
      listOf(choice('pingfederate', 'adfs', 'waad', 'google-apps', 'okta', 'oidc', 'samlp')),
    ),
    connection_deletion_behavior: choice('allow', 'allow_if_empty'),
  },
  {
    connection_profile_id: ref(text, 'connectionProfiles'),
    user_attribute_profile_id: ref(text, 'userAttributeProfiles'),
    third_party_client_access: object({
      default_value: choice('block', 'allow'),
      allowed_values: set(listOf(choice('allow', 'block'))),
    }),
    invitation_landing_client_id: ref(text, 'clients'),
  },
).nullable();

const quota = integer(1, MOST);

export const tokenQuota = object({
  client_credentials: settings({ enforce: withDefault(flag, true), per_day: quota, per_hour: quota }),
});

export const clientSettings = {
  jwt_configuration: jwtConfiguration,
  refresh_token: refreshToken,
  oidc_logout: logout,
  oidc_backchannel_logout: logout,
  session_transfer: sessionTransfer,
  encryption_key: loose({ pub: text, cert: text, subject: text }).nullable(),
  mobile: settings({
    android: settings({ app_package_name: text, sha256_cert_fingerprints: set(texts) }),
    ios: settings({ team_id: text, app_bundle_identifier: text }),
  }),
  native_social_login: settings({
    apple: enabled.nullable(),
    facebook: enabled.nullable(),
    google: enabled.nullable(),
  }).nullable(),
  fedcm_login: settings({ google: settings({ is_enabled: flag }).nullable() }).nullable(),
  default_organization: object({
    organization_id: ref(text, 'organizations'),
    flows: set(listOf(choice('client_credentials'))),
  }).nullable(),
  ...newCredentials,
  token_exchange: settings({
    allow_any_profile_of_type: set(listOf(choice('custom_authentication', 'on_behalf_of_token_exchange'))),
  }).nullable(),
  token_quota: tokenQuota.nullable(),
  identity_assertion_authorization_grant: active,
  anonymous_sessions: active,
  express_configuration: expressConfiguration,
  b2b_integration_configuration: settings({
    sso_profiles: set(texts),
    integration_type: choice('custom_auth_server', 'third_party', 'application'),
  }),
  my_organization_configuration: myOrganization,
};

/** A certificate of the tenant, as an application shows it. */
export const signingKeys = readOnly(listOf(loose({ cert: text, pkcs7: text, subject: text })));
