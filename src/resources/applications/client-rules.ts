import { type Doc, isDoc, type Json } from '../../core/json.ts';
import { ApiError, type HookContext } from '../kind.ts';

/** What Auth0 refuses of an application beyond the types of its settings (documented). */
export function refuseClient(next: Doc, before: Doc | undefined, { documents }: HookContext): void {
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

function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).map(String) : [];
}
