import type { Doc } from '../../core/json.ts';

const VERBS: Readonly<Record<string, string>> = { r: 'read', c: 'create', u: 'update', d: 'delete' };

/** What a client may be allowed to do with the Management API (recorded), as noun and the letters of its verbs. */
const NOUNS = `
  client_grants:rcdu users:rudc users_app_metadata:rudc user_custom_blocks:rcd user_tickets:c clients:rudc
  client_keys:rudc client_credentials:rudc connections:rudc resource_servers:rudc device_credentials:rudc
  rules:rudc rules_configs:rud hooks:rudc actions:rudc email_provider:rudc stats:r insights:r
  tenant_settings:ru logs:r logs_users:r shields:rcud anomaly_blocks:rd triggers:ur grants:rd guardian_factors:ru
  guardian_enrollments:rd guardian_enrollment_tickets:c user_idp_tokens:r passwords_checking_job:cd
  custom_domains:rdcu email_templates:rcu mfa_policies:ru roles:rcdu prompts:ru branding:rud log_streams:rcdu
  signing_keys:cru limits:ru role_members:crd entitlements:r attack_protection:ru organizations_summary:r
  authentication_methods:crud organizations:rucd organization_discovery_domains:rucd organization_members:crd
  organization_connections:crud organization_member_roles:crd organization_invitations:crd scim_config:rcud
  scim_token:crd directory_provisionings:rcud phone_providers:dcru phone_templates:dcru encryption_keys:crud
  sessions:rud refresh_tokens:rud self_service_profiles:crud sso_access_tickets:cd forms:rudc flows:rudc
  flows_vault:r flows_vault_connections:rudc flows_executions:rd connections_options:ru
  self_service_profile_custom_texts:ru network_acls:curd vdcs_templates:drcu custom_signing_keys:crud
  federated_connections_tokens:rd user_attribute_profiles:crud event_streams:rcdu event_deliveries:ru
  connection_profiles:crud group_roles:cdr user_effective_permissions:r user_effective_roles:r
  organization_member_effective_roles:r user_role_source_groups:r organization_member_role_source_groups:r
  user_permission_source_roles:r organization_groups:rcd organization_group_roles:rcd token_exchange_profiles:crud
  organization_client_grants:rcd organization_clients:rcud events:r rate_limit_policies:crud portals:crud
  network_acl_keys:curd security_metrics:r connections_keys:ruc groups:crud group_members:r
  agents:crud experimentation:crud`;

/** The scopes of the Management API, with descriptions as Auth0 words them: `Read Client Grants`. */
export const managementScopes: readonly Doc[] = [
  ...NOUNS.trim().split(/\s+/).flatMap(scopesOf),
  { value: 'blacklist:tokens', description: 'Blacklist Tokens' },
];

function scopesOf(entry: string): Doc[] {
  const [noun = '', letters = ''] = entry.split(':');
  return [...letters].map((letter) => {
    const value = `${VERBS[letter] ?? ''}:${noun}`;
    return { value, description: titled(value) };
  });
}

function titled(scope: string): string {
  return scope.replace(/[:_]/g, ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
