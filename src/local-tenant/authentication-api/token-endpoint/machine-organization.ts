import type { Documents } from '../../../core/documents.ts';
import { type Doc, docOf, textsOf } from '../../../core/json.ts';
import { machineGrant } from '../client-grant.ts';
import { refuse } from '../oauth-error.ts';
import { findOrganization } from '../sign-in/organization-of.ts';

/**
 * The organization that a machine gets its token for: the one of the request, or the application's default one. Auth0's
 * documentation, "Machine-to-Machine Access for Organizations": the grant allows it (`organization_usage`), for any organization or for
 * those that have been given the grant. Raises `organization-required`, `organization-not-allowed`, `unknown-organization`,
 * `organization-without-grant`.
 */
export function machineOrganization(
  documents: Documents,
  { client, api, wanted }: { readonly client: Doc; readonly api: Doc; readonly wanted: string | undefined },
): Doc | undefined {
  const grant = machineGrant(documents, client, api);
  const usage = grant?.organization_usage ?? 'deny';
  const asked = wanted || defaultOf(client);
  if (!asked) return usage === 'require' ? refuse('organization-required', {}) : undefined;
  if (usage === 'deny') return wanted ? refuse('organization-not-allowed', {}) : undefined;
  const organization =
    findOrganization(documents, asked) ?? refuse('unknown-organization', { organization: asked });
  const given = documents.get(`/organizations/${String(organization.id)}/client-grants`, String(grant?.id));
  if (grant?.allow_any_organization !== true && !given) {
    refuse('organization-without-grant', {
      client: String(client.client_id),
      organization: String(organization.id),
    });
  }
  return organization;
}

function defaultOf({ default_organization: standard }: Doc): string | undefined {
  const { organization_id: id, flows } = docOf(standard);
  return textsOf(flows).includes('client_credentials') ? String(id) : undefined;
}
