import { type Doc, isDoc, itemsOf, type Json } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';

/** What Auth0 refuses of an application beyond the types of its settings (documented). */
export function refuseClient(next: Doc, before: Doc | undefined, context: HookContext): void {
  const { documents } = context;
  if (before?.external_metadata_type === 'cimd' && context.operation === 'update') refuseCimd(next, before);
  const aliases = textsIn(next.client_aliases);
  if (aliases.length > 0 && next.client_aliases !== before?.client_aliases) {
    const others = documents.list('/clients').filter(({ client_id: id }) => id !== next.client_id);
    if (others.some((other) => textsIn(other.client_aliases).some((alias) => aliases.includes(alias)))) {
      throw new ApiError(409, 'Another client exists with the same alias', 'client_alias_conflict');
    }
  }
  const landing = isDoc(next.my_organization_configuration)
    ? next.my_organization_configuration.invitation_landing_client_id
    : undefined;
  if (landing !== undefined && !documents.get('/clients', String(landing))) {
    throw new ApiError(404, 'The Client ID for Invitations could not be found', 'inexistent_client');
  }
}

/** What a tenant may change of an application that its own metadata document describes (documented). */
const OF_TENANT: ReadonlySet<string> = new Set([
  ...['app_type', 'grant_types', 'jwt_configuration', 'description', 'oidc_conformant', 'allowed_origins'],
  ...['web_origins', 'refresh_token', 'organization_usage', 'organization_require_behavior'],
  ...[
    'organization_discovery_methods',
    'default_organization',
    'client_metadata',
    'require_proof_of_possession',
  ],
]);

function refuseCimd(next: Doc, before: Doc): void {
  const refused = Object.keys(next).find((key) => next[key] !== before[key] && !OF_TENANT.has(key));
  if (refused !== undefined) {
    throw new ApiError(400, `${refused} of a CIMD client cannot be updated`, 'invalid_body');
  }
}

function textsIn(value: Json | undefined): readonly string[] {
  return itemsOf(value).map(String);
}
