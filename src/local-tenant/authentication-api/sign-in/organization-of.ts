import { isoNow } from '../../../core/clock.ts';
import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import { linkOf } from './enabled-connection.ts';
import { hasBrowser } from './interactive.ts';

/** Flows without a browser that know organizations. */
const WITHOUT_BROWSER = new Set(['oauth2-refresh-token', 'oauth2-token-exchange']);

export interface OrganizationRequest {
  readonly client: Doc;
  /** An id; a name where the tenant's settings allow names. */
  readonly organization?: string | undefined;
  readonly protocol: string;
}

/**
 * The organization that a person signs in to, if any. Auth0's documentation, "Define Organization Behavior": whether an
 * application has organizations, needs one, or knows none, is its `organization_usage`; without it, it knows none.
 * Raises `organization-required`, `organization-not-allowed`, `unknown-organization`, `organization-not-supported`.
 */
export function organizationOf(
  { state: { documents } }: TenantContext,
  { client, organization: wanted, protocol }: OrganizationRequest,
): Doc | undefined {
  const usage = client.organization_usage ?? 'deny';
  if (!wanted)
    return usage === 'require' && hasBrowser(protocol) ? refuse('organization-required', {}) : undefined;
  if (!hasBrowser(protocol) && !WITHOUT_BROWSER.has(protocol))
    return refuse('organization-not-supported', {});
  if (usage === 'deny') return refuse('organization-not-allowed', {});
  const found = findOrganization(documents, wanted);
  // Documented: "Troubleshoot third-party applications".
  const blocked = client.is_first_party === false && found?.third_party_client_access !== 'allow';
  return found && !blocked ? found : refuse('unknown-organization', { organization: wanted });
}

/** The organization with this id or, where the tenant takes names, this name. */
export function findOrganization(documents: Documents, wanted: string): Doc | undefined {
  const found = documents.get('/organizations', wanted);
  const settings = documents.get('/tenants/settings', '');
  if (found || settings?.allow_organization_name_in_authentication_api !== true) return found;
  return documents.list('/organizations').find(({ name }) => name === wanted);
}

/**
 * Sees to it that the user is a member. Auth0's documentation, "Grant Just-In-Time Membership": whoever signs in with a
 * connection that assigns membership becomes one. Raises `not-a-member`.
 */
export function joinOrganization(
  { state, clock }: TenantContext,
  {
    user,
    connection,
    organization,
  }: { readonly user: Doc; readonly connection: Doc; readonly organization: Doc },
): void {
  const [userId, id] = [String(user.user_id), String(organization.id)];
  const members = `/organizations/${id}/members`;
  if (state.documents.get(members, userId)) return;
  const link = linkOf(state.documents, connection, organization);
  if (link?.assign_membership_on_login !== true) refuse('not-a-member', { user: userId, organization: id });
  state.write((documents) => documents.put(members, userId, { user_id: userId, created_at: isoNow(clock) }));
}
