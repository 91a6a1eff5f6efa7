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
  return findApi(state.documents, identifier) ?? refuse('unknown-audience', { audience: identifier });
}

/** The names of the API's permissions. */
export function scopesOf(api: Doc): string[] {
  return docsOf(api.scopes).map(({ value }) => String(value));
}
