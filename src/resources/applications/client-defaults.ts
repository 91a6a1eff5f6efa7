import { type Doc, isDoc } from '../../core/json.ts';
import { randomText } from '../../core/random.ts';
import type { HookContext } from '../hook-context.ts';

export const CONFIDENTIAL = ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'];
const PUBLIC = ['authorization_code', 'implicit', 'refresh_token'];

/** The settings of refresh tokens of an application that says nothing about them (recorded). */
export const REFRESH_TOKEN = {
  expiration_type: 'non-expiring',
  leeway: 0,
  infinite_token_lifetime: true,
  infinite_idle_token_lifetime: true,
  token_lifetime: 2592000,
  idle_token_lifetime: 1296000,
  rotation_type: 'non-rotating',
};

/** An application that is made with a way to send its secret gets longer ones: a year and thirty days (recorded). */
const LONG_LIFETIMES = { token_lifetime: 31557600, idle_token_lifetime: 2592000 };

/** What an application of a certain type starts with instead (recorded). */
const BY_TYPE: Readonly<Record<string, Doc>> = {
  resource_server: { grant_types: [], jwt_configuration: { alg: 'RS256', secret_encoded: false } },
  express_configuration: {
    grant_types: ['authorization_code', 'client_credentials'],
    jwt_configuration: { alg: 'RS256', secret_encoded: false },
    callbacks: ['https://system-admin.okta.com/admin/app/generic/oauth20redirect'],
    organization_usage: 'require',
    client_authentication_methods: { private_key_jwt: { credentials: [] } },
  },
};

/** Types whose applications speak OIDC as it is written, whatever is sent (recorded). */
const CONFORMANT: ReadonlySet<string> = new Set(['express_configuration']);

/** What Auth0 makes of its own for a new application: its secret, and the settings that suit its type. */
export function newClient(sent: Doc, { random }: HookContext): Doc {
  const type = String(sent.app_type);
  const byMethod = sent.token_endpoint_auth_method === 'none' ? PUBLIC : CONFIDENTIAL;
  return {
    client_secret: randomText(random, 64),
    grant_types: byMethod,
    jwt_configuration: { lifetime_in_seconds: 36000, secret_encoded: false },
    ...BY_TYPE[type],
    ...sent,
    refresh_token: refreshToken(sent),
    ...(CONFORMANT.has(type) && { oidc_conformant: true }),
  };
}

/** What is sent of refresh tokens, completed; whether they end at all follows from their type (assumed). */
export function refreshToken({ refresh_token: sent, token_endpoint_auth_method: method }: Doc): Doc {
  const confidential = typeof method === 'string' && method !== 'none';
  const defaults = { ...REFRESH_TOKEN, ...(confidential && LONG_LIFETIMES) };
  if (!isDoc(sent)) return defaults;
  const endless = sent.expiration_type !== 'expiring';
  return {
    ...defaults,
    infinite_token_lifetime: endless,
    infinite_idle_token_lifetime: endless,
    ...sent,
  };
}

/** The application that every tenant has: it carries the settings of the classic pages (`pages` in auth0-deploy-cli). */
export function globalClient({ random }: HookContext): Doc {
  return {
    global: true,
    client_id: randomText(random, 32),
    client_secret: randomText(random, 64),
    name: 'All Applications',
    callbacks: [],
    is_first_party: true,
    oidc_conformant: false,
    sso_disabled: false,
    cross_origin_authentication: false,
    is_token_endpoint_ip_header_trusted: false,
    custom_login_page_on: true,
    refresh_token: REFRESH_TOKEN,
    jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36000, secret_encoded: false },
    grant_types: CONFIDENTIAL,
  };
}
