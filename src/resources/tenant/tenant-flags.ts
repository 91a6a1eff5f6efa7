import { flag, settings } from '../schema.ts';

const NAMES = `allow_changing_enable_sso allow_legacy_delegation_grant_types allow_legacy_ro_grant_types
  allow_legacy_tokeninfo_endpoint allow_other_legacy_grant_types cannot_change_enforce_client_authentication_on_passwordless_start
  change_pwd_flow_v1 custom_domains_provisioning dashboard_insights_view dashboard_log_streams_next
  dashboard_new_onboarding disable_clickjack_protection_headers disable_fields_map_fix disable_impersonation
  disable_management_api_sms_obfuscation enable_adfs_waad_email_verification enable_apis_section
  enable_client_connections enable_custom_domain_in_emails enable_dynamic_client_registration enable_idtoken_api2
  enable_legacy_logs_search_v2 enable_legacy_profile enable_pipeline2 enable_public_signup_user_exists_error
  enable_sso enforce_client_authentication_on_passwordless_start genai_trial improved_signup_bot_detection_in_classic
  local_resource_discovery mfa_show_factor_list_on_enrollment new_universal_login_experience_enabled
  no_disclose_enterprise_connections non_oidc_conformant_updated_at remove_alg_from_jwks
  require_pushed_authorization_requests revoke_refresh_token_grant trust_azure_adfs_email_verified_connection_property
  universal_login use_scope_descriptions_for_consent`;

/** Switches of a tenant: those that may be set, and those that older tenants show. */
export const tenantFlags = settings(Object.fromEntries(NAMES.split(/\s+/).map((name) => [name, flag])));

/** The flags that a new tenant shows (recorded). */
export const freshFlags = {
  allow_changing_enable_sso: false,
  disable_impersonation: true,
  enable_sso: true,
  universal_login: true,
  revoke_refresh_token_grant: false,
  disable_clickjack_protection_headers: false,
  enable_public_signup_user_exists_error: true,
  enforce_client_authentication_on_passwordless_start: true,
  cannot_change_enforce_client_authentication_on_passwordless_start: true,
  enable_dynamic_client_registration: false,
  allow_legacy_delegation_grant_types: false,
  allow_legacy_ro_grant_types: false,
};
