import { choice, flag, settings, text, texts } from '../schema.ts';
import { secret, set } from '../traits.ts';
import { enterpriseCommon } from './enterprise-options.ts';
import { flags } from './social-options.ts';

/** Options of connections to a company's directory: Active Directory, AD FS, Entra ID, Google Workspace. */

export const adOptions = {
  ...enterpriseCommon,
  agentIP: text,
  agentMode: flag,
  agentVersion: text,
  brute_force_protection: flag,
  certAuth: flag,
  certs: texts,
  disable_cache: flag,
  disable_self_service_change_password: flag,
  ips: set(texts),
  kerberos: flag,
  signInEndpoint: text,
  thumbprints: set(texts),
};

export const adfsOptions = {
  ...enterpriseCommon,
  adfs_server: text,
  fedMetadataXml: text,
  signInEndpoint: text,
  entityId: text,
  user_id_attribute: text,
  thumbprints: set(texts),
  prev_thumbprints: set(texts),
};

const federatedTokens = settings({ active: flag }).nullable();

export const azureOptions = {
  ...enterpriseCommon,
  app_domain: text,
  app_id: text,
  client_id: text,
  client_secret: secret(text),
  domain: text,
  federated_connections_access_tokens: federatedTokens,
  identity_api: choice('microsoft-identity-platform-v2.0', 'azure-active-directory-v1.0'),
  max_groups_to_retrieve: text.nullable(),
  scope: set(texts),
  tenantId: text,
  thumbprints: set(texts),
  userid_attribute: choice('oid', 'sub'),
  waad_protocol: choice('ws-federation', 'openid-connect'),
  useCommonEndpoint: flag,
  waad_common_endpoint: flag,
  use_wsfed: flag,
  ...flags(`api_enable_users basic_profile granted ext_access_token ext_account_enabled ext_admin
    ext_agreed_terms ext_assigned_licenses ext_assigned_plans ext_azure_id ext_city ext_country ext_department
    ext_dir_sync_enabled ext_email ext_expires_in ext_family_name ext_fax ext_given_name ext_group_ids
    ext_groups ext_is_suspended ext_job_title ext_last_sync ext_mobile ext_name ext_nested_groups ext_nickname
    ext_oid ext_phone ext_physical_delivery_office_name ext_postal_code ext_preferred_language ext_profile
    ext_provisioned_plans ext_provisioning_errors ext_proxy_addresses ext_puid ext_refresh_token ext_roles
    ext_state ext_street ext_telephoneNumber ext_tenantid ext_upn ext_usage_location ext_user_id`),
};

export const googleAppsOptions = {
  ...enterpriseCommon,
  admin_access_token: secret(text),
  admin_access_token_expiresin: text,
  admin_refresh_token: secret(text),
  client_id: text,
  client_secret: secret(text),
  domain: text,
  federated_connections_access_tokens: federatedTokens,
  scope: set(texts),
  ...flags(`allow_setting_login_scopes api_enable_groups api_enable_users email ext_agreed_terms ext_groups
    ext_groups_extended ext_is_admin ext_is_suspended ext_profile handle_login_from_social map_user_id_to_id
    profile`),
};
