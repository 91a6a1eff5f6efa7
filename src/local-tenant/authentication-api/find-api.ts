import type { Documents } from '../../core/documents.ts';
import { type Doc, docsOf, textOf } from '../../core/json.ts';
import type { TenantContext } from '../context.ts';
import { refuse } from './oauth-error.ts';

/** The tenant's API with this identifier. */
export function findApi(documents: Documents, identifier: string): Doc | undefined {
  return documents.list('/resource-servers').find((api) => api.identifier === identifier);
}

/**
 * The API that a request is for: the one it names, or the tenant's default audience. Undefined for none, and for
 * `/userinfo`, which every login may call. Raises `unknown-audience`.
 */
export function requestedApi(
  { state, issuer }: TenantContext,
  audience: string | undefined,
): Doc | undefined {
  const settings = state.documents.get('/tenants/settings', '');
  const identifier = audience || textOf(settings?.default_audience);
  if (!identifier || identifier === `${issuer}userinfo`) return undefined;
  return knownApi({ state, issuer }, identifier) ?? refuse('unknown-audience', { audience: identifier });
}

/** The API with this identifier; that of factors too, which no list has. */
export function knownApi(
  { state, issuer }: Pick<TenantContext, 'state' | 'issuer'>,
  identifier: string,
): Doc | undefined {
  return identifier === `${issuer}mfa/` ? mfaApi(identifier) : findApi(state.documents, identifier);
}

/** Auth0's documentation, "Manage Authentication Factors with MFA API": an API that every tenant has, and that is not in its list. */
function mfaApi(identifier: string): Doc {
  const scopes = ['enroll', 'read:authenticators', 'remove:authenticators'].map((value) => ({ value }));
  return { identifier, name: 'MFA API', scopes, signing_alg: 'RS256', allow_offline_access: true };
}

/** The names of the API's permissions. */
export function scopesOf(api: Doc): string[] {
  return docsOf(api.scopes).map(({ value }) => String(value));
}
