import { asset } from '../asset.ts';
import { entryOf } from '../entry.ts';
import { integer, sized } from '../formats.ts';
import { kind } from '../kind.ts';
import { allOptional, choice, flag, free, listOf, object, text, texts } from '../schema.ts';
import { collection } from '../shapes.ts';
import { computed, file, immutable, readOnly, ref, secret, set, withDefault } from '../traits.ts';
import { previewCimd, registerCimd } from './cimd.ts';
import { clientAddons } from './client-addons.ts';
import { adoptedClient } from './client-adopt.ts';
import { removeClient } from './client-cascades.ts';
import { clientCredentials } from './client-credentials.ts';
import { globalClient } from './client-defaults.ts';
import { clientSettings, signingKeys } from './client-fields.ts';
import { agrees, CLIENT_MISSING, isGlobal } from './client-hooks.ts';
import { savedClient } from './client-save.ts';
import { listedClients, searchClients } from './client-search.ts';
import { shownClient } from './client-show.ts';
import { namedCredentials, writtenCredentials } from './credential-fields.ts';
import { rotateSecret } from './rotate-secret.ts';

const APP_TYPES = [
  'native',
  'spa',
  'regular_web',
  'non_interactive',
  'resource_server',
  'express_configuration',
  'sso_integration',
  'oag',
  // Types of applications that Auth0 has a template for.
  ...['rms', 'box', 'cloudbees', 'concur', 'dropbox', 'mscrm', 'echosign', 'egnyte', 'newrelic', 'office365'],
  ...['salesforce', 'sentry', 'sharepoint', 'slack', 'springcm', 'zendesk', 'zoom'],
];

const fields = object(
  { name: text.regex(/^[^<>]+$/) },
  {
    client_id: readOnly(text),
    tenant: readOnly(text),
    global: readOnly(flag),
    signing_keys: signingKeys,
    callback_url_template: readOnly(flag),
    external_metadata_type: readOnly(text),
    external_metadata_created_by: readOnly(text),
    jwks_uri: readOnly(text),
    created_at: readOnly(text),
    updated_at: readOnly(text),
    external_client_id: readOnly(text),
    client_secret: computed(secret(text.min(1))),
    description: sized(0, 140),
    logo_uri: text,
    app_type: choice(...APP_TYPES),
    grant_types: computed(set(texts)),
    token_endpoint_auth_method: choice('none', 'client_secret_post', 'client_secret_basic').nullable(),
    is_first_party: withDefault(flag, true),
    oidc_conformant: withDefault(flag, false),
    callbacks: set(texts),
    allowed_origins: set(texts),
    web_origins: set(texts),
    client_aliases: set(texts),
    allowed_clients: set(texts),
    allowed_logout_urls: set(texts),
    is_token_endpoint_ip_header_trusted: withDefault(flag, false),
    sso: flag,
    sso_disabled: withDefault(flag, false),
    cross_origin_authentication: computed(flag),
    cross_origin_auth: computed(flag),
    cross_origin_loc: text.nullable(),
    custom_login_page_on: withDefault(flag, true),
    custom_login_page: text,
    custom_login_page_preview: text,
    form_template: text,
    initiate_login_uri: text,
    client_metadata: free,
    addons: clientAddons,
    ...clientSettings,
    jwt_configuration: computed(clientSettings.jwt_configuration),
    refresh_token: computed(clientSettings.refresh_token),
    organization_usage: choice('deny', 'allow', 'require').nullable(),
    organization_require_behavior: choice('no_prompt', 'pre_login_prompt', 'post_login_prompt').nullable(),
    organization_discovery_methods: set(listOf(choice('email', 'organization_name'))).nullable(),
    require_pushed_authorization_requests: flag,
    require_proof_of_possession: flag,
    compliance_level: choice(
      'none',
      'fapi1_adv_pkj_par',
      'fapi1_adv_mtls_par',
      'fapi2_sp_pkj_mtls',
      'fapi2_sp_mtls_mtls',
    ).nullable(),
    skip_non_verifiable_callback_uri_confirmation_prompt: flag.nullable(),
    par_request_expiry: integer(10, 600).nullable(),
    resource_server_identifier: immutable(ref(text, 'resourceServers', 'identifier')),
    third_party_security_mode: choice('strict', 'permissive'),
    redirection_policy: choice('allow_always', 'open_redirect_protection'),
    async_approval_notification_channels: listOf(choice('guardian-push', 'email')).nullable(),
  },
);

/** Who may read an application; what of it depends on which of these the token has. */
const READ_SCOPES = ['read:client_keys', 'read:client_credentials', 'read:client_summary'];

export const clients = kind({
  name: 'clients',
  path: '/clients',
  shape: collection({ id: 'client_id', length: 32, paging: 'both', list: 'clients' }),
  scope: 'clients',
  alsoScopes: {
    list: READ_SCOPES,
    read: READ_SCOPES,
    update: [
      'update:client_keys',
      'update:client_credentials',
      'update:client_token_vault_privileged_access',
    ],
  },
  identity: ['name'],
  missing: CLIENT_MISSING,
  fields,
  updateFields: fields.extend(allOptional(namedCredentials)),
  children: [clientCredentials],
  verbs: [rotateSecret, searchClients, previewCimd, registerCimd],
  initial: (context) => [globalClient(context)],
  save: savedClient,
  show: shownClient,
  reading: { scopes: ['read:client_keys', 'read:client_credentials'], adopt: adoptedClient },
  always: { list: ['tenant'], read: ['signing_keys'] },
  filter: (client, { query }) =>
    agrees(query['is_global'], isGlobal(client)) &&
    agrees(query['is_first_party'], client.is_first_party) &&
    agrees(query['external_client_id'], client.external_client_id) &&
    (query['app_type'] === undefined || query['app_type'].split(',').includes(String(client.app_type))),
  listed: listedClients,
  removed: removeClient,
});

export const clientsAsset = asset({
  key: 'clients',
  layout: 'list',
  identity: ['name'],
  entry: entryOf(clients, {
    also: {
      ...writtenCredentials,
      custom_login_page: file(text),
      allowed_clients: set(listOf(ref(text, 'clients'))),
    },
  }),
});
