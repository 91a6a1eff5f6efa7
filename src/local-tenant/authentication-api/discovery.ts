import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';
import { isParEnabled } from './authorize/pushed-requests.ts';

/** `/.well-known/openid-configuration`: Auth0's, cut down to what the local tenant answers. */
export function discovery(context: TenantContext): Doc {
  const { issuer, state } = context;
  return {
    issuer,
    authorization_endpoint: `${issuer}authorize`,
    token_endpoint: `${issuer}oauth/token`,
    userinfo_endpoint: `${issuer}userinfo`,
    jwks_uri: `${issuer}.well-known/jwks.json`,
    device_authorization_endpoint: `${issuer}oauth/device/code`,
    ...(isParEnabled(context) && { pushed_authorization_request_endpoint: `${issuer}oauth/par` }),
    mfa_challenge_endpoint: `${issuer}mfa/challenge`,
    revocation_endpoint: `${issuer}oauth/revoke`,
    ...(logoutShown(state.documents) && { end_session_endpoint: `${issuer}oidc/logout` }),
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    scopes_supported: [
      'openid',
      'profile',
      'offline_access',
      'name',
      'given_name',
      'family_name',
      'nickname',
      'email',
      'email_verified',
      'picture',
      'created_at',
      'identities',
      'phone',
      'address',
    ],
    response_types_supported: [
      'code',
      'token',
      'id_token',
      'code token',
      'code id_token',
      'token id_token',
      'code token id_token',
    ],
    response_modes_supported: ['query', 'fragment', 'form_post', 'web_message'],
    code_challenge_methods_supported: ['S256', 'plain'],
    grant_types_supported: [
      'authorization_code',
      'implicit',
      'refresh_token',
      'client_credentials',
      'password',
      'http://auth0.com/oauth/grant-type/password-realm',
      'urn:ietf:params:oauth:grant-type:device_code',
      'http://auth0.com/oauth/grant-type/passwordless/otp',
      'http://auth0.com/oauth/grant-type/mfa-otp',
      'http://auth0.com/oauth/grant-type/mfa-oob',
      'http://auth0.com/oauth/grant-type/mfa-recovery-code',
      'urn:ietf:params:oauth:grant-type:token-exchange',
    ],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['HS256', 'RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'PS256'],
    claims_supported: [
      'aud',
      'created_at',
      'email',
      'email_verified',
      'exp',
      'family_name',
      'given_name',
      'iat',
      'identities',
      'iss',
      'name',
      'nickname',
      'phone_number',
      'picture',
      'sub',
    ],
    request_uri_parameter_supported: false,
    request_parameter_supported: false,
  };
}

/** Auth0's documentation, "OIDC logout": shown unless the tenant says otherwise. */
function logoutShown(documents: Documents): boolean {
  const settings = docOf(documents.get('/tenants/settings', ''));
  return docOf(settings.oidc_logout).rp_logout_end_session_endpoint_discovery !== false;
}
