import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';

/** Auth0's documentation, "Work with Tokens and Organizations": the name only where the tenant takes names. */
export function organizationClaims(
  { state }: TenantContext,
  { organization }: { readonly organization?: Doc | undefined },
): Doc {
  if (!organization) return {};
  const settings = state.documents.get('/tenants/settings', '');
  const named = settings?.allow_organization_name_in_authentication_api === true;
  return { org_id: String(organization.id), ...(named && { org_name: String(organization.name) }) };
}
