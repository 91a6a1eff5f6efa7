import { type Doc, textOf, textsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { isAllowedUrl } from '../authorize/allowed-url.ts';
import { refuse } from '../oauth-error.ts';

/**
 * Where somebody goes after a logout. Auth0's documentation, "Redirect users after logout": a URL of the application's
 * where one is named, else of the tenant's; without one, the first of them; undefined where there is none. What stands
 * behind `?` and `#` does not count. Raises `return-not-allowed`.
 */
export function logoutTarget(
  { state }: TenantContext,
  client: Doc | undefined,
  url: string | undefined,
): string | undefined {
  const settings = state.documents.get('/tenants/settings', '');
  const allowed = textsOf((client ?? settings)?.allowed_logout_urls);
  if (!url) return allowed[0];
  const bare = url.replace(/[?#].*$/, '');
  return isAllowedUrl(url, allowed) || isAllowedUrl(bare, allowed)
    ? url
    : refuse('return-not-allowed', { url });
}

/** The application that asks for a logout, by its id; undefined where none is named, or there is none. */
export function loggingOut({ state }: TenantContext, id: string | undefined): Doc | undefined {
  return id === undefined ? undefined : state.documents.get('/clients', textOf(id) ?? '');
}
