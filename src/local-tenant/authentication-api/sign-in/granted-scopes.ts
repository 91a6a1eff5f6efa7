import type { Documents } from '../../../core/documents.ts';
import { type Doc, textsOf } from '../../../core/json.ts';
import { accessPolicy, grantedToClient } from '../client-grant.ts';
import { scopesOf } from '../find-api.ts';
import { refuse } from '../oauth-error.ts';

/** OpenID Connect Core, section 5.4. */
const OIDC_SCOPES = ['openid', 'profile', 'email', 'address', 'phone'];

export interface ScopeRequest {
  readonly client: Doc;
  readonly api: Doc | undefined;
  readonly requested: readonly string[];
  /** The user's at the API. */
  readonly permissions: readonly string[];
  readonly protocol: string;
}

/**
 * The scopes of the tokens: what was asked for, as far as the API has it, the application may have it and, where the
 * API enforces RBAC, the user is permitted. Raises `no-user-grant`.
 */
export function grantedScopes(documents: Documents, request: ScopeRequest): string[] {
  return [...oidcScopes(request), ...apiScopes(documents, request), ...offlineAccess(request)];
}

/**
 * Auth0's documentation, "Get refresh tokens": for an application with the grant, and an API that allows offline access;
 * never where tokens go through the browser.
 */
function offlineAccess({ client, api, requested, protocol }: ScopeRequest): string[] {
  const granted = textsOf(client.grant_types).includes('refresh_token');
  const allowed =
    granted && (!api || api.allow_offline_access === true) && protocol !== 'oidc-implicit-profile';
  return requested.includes('offline_access') && allowed ? ['offline_access'] : [];
}

/**
 * Auth0's documentation, "Call your API using resource owner password flow": a password gives full access, so that
 * `openid` alone is given all OpenID Connect scopes, and a request without API scopes all of the API's.
 */
function oidcScopes({ requested, protocol }: ScopeRequest): string[] {
  const asked = OIDC_SCOPES.filter((scope) => requested.includes(scope));
  return isPassword(protocol) && asked.join() === 'openid' ? OIDC_SCOPES : asked;
}

function apiScopes(
  documents: Documents,
  { client, api, requested, permissions, protocol }: ScopeRequest,
): string[] {
  if (!api) return [];
  const all = scopesOf(api);
  const asked = all.filter((scope) => requested.includes(scope));
  const { allowed, explicit } = allowedTo(documents, client, api);
  const wanted = asked.length === 0 && isPassword(protocol) && !explicit ? all : asked;
  return wanted
    .filter((scope) => !allowed || allowed.includes(scope))
    .filter((scope) => api.enforce_policies !== true || permissions.includes(scope));
}

/**
 * What the application may ask for in a user's name; `allowed` is undefined for everything. Auth0's documentation,
 * "API access policies for applications": with grants, scopes have to be asked for explicitly; third-party
 * applications always need a grant.
 */
function allowedTo(documents: Documents, client: Doc, api: Doc): { allowed?: string[]; explicit: boolean } {
  const policy = accessPolicy(api, 'user');
  const thirdParty = client.is_first_party === false;
  if (policy === 'allow_all' && !thirdParty) return { explicit: false };
  const granted = policy === 'deny_all' ? undefined : grantedToClient(documents, client, api, 'user');
  const facts = { client: String(client.client_id), audience: String(api.identifier) };
  return { allowed: granted ?? refuse('no-user-grant', facts), explicit: true };
}

function isPassword(protocol: string): boolean {
  return protocol === 'oauth2-password' || protocol === 'oauth2-resource-owner';
}
