import { flag, settings } from '../schema.ts';
import { readOnly } from '../traits.ts';

/** Switches that a request may carry: the documented ones, and two more that auth0-deploy-cli sends (one of them recorded). */
const SETTABLE = `allow_changing_enable_sso allow_legacy_delegation_grant_types allow_legacy_ro_grant_types
  allow_legacy_tokeninfo_endpoint change_pwd_flow_v1 custom_domains_provisioning dashboard_insights_view
  dashboard_log_streams_next disable_clickjack_protection_headers disable_fields_map_fix disable_impersonation
  disable_management_api_sms_obfuscation enable_adfs_waad_email_verification enable_apis_section
  enable_client_connections enable_dynamic_client_registration enable_idtoken_api2 enable_legacy_profile
  enable_pipeline2 enable_public_signup_user_exists_error enable_sso
  enforce_client_authentication_on_passwordless_start genai_trial improved_signup_bot_detection_in_classic
  mfa_show_factor_list_on_enrollment no_disclose_enterprise_connections remove_alg_from_jwks
  require_pushed_authorization_requests revoke_refresh_token_grant trust_azure_adfs_email_verified_connection_property
  use_scope_descriptions_for_consent`;

/** Switches that tenants show and no request changes (recorded). */
const SHOWN = `allow_other_legacy_grant_types cannot_change_enforce_client_authentication_on_passwordless_start
  dashboard_new_onboarding enable_custom_domain_in_emails enable_legacy_logs_search_v2 local_resource_discovery
  new_universal_login_experience_enabled non_oidc_conformant_updated_at universal_login`;

const named = (names: string, schema: typeof flag) =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, schema]));

export const settableFlags = settings(named(SETTABLE, flag));

export const tenantFlags = settings({ ...named(SETTABLE, flag), ...named(SHOWN, readOnly(flag)) });

/** Flags that the answer to a PATCH has and GET leaves out (recorded of every tenant, always true). */
export const unreadFlags = {
  enforce_client_authentication_on_passwordless_start: true,
  cannot_change_enforce_client_authentication_on_passwordless_start: true,
};

/** The flags that a new tenant has (recorded). */
export const freshFlags = {
  allow_changing_enable_sso: false,
  disable_impersonation: true,
  enable_sso: true,
  universal_login: true,
  revoke_refresh_token_grant: false,
  disable_clickjack_protection_headers: false,
  ...unreadFlags,
};
