import type { Documents } from '../../core/documents.ts';
import { type Doc, docOf, textsOf } from '../../core/json.ts';
import { scopesOf } from './find-api.ts';

export type SubjectType = 'client' | 'user';

/** What the application may do at the API, for itself (`client`) or for its users (`user`); undefined without a grant. */
export function grantedToClient(
  documents: Documents,
  client: Doc,
  api: Doc,
  subject: SubjectType,
): string[] | undefined {
  const grant = grantOf(documents, client, api, subject);
  if (!grant) return undefined;
  return grant.allow_all_scopes === true ? scopesOf(api) : textsOf(grant.scope);
}

/** The application's grant for itself at the API, as it is stored. */
export function machineGrant(documents: Documents, client: Doc, api: Doc): Doc | undefined {
  return grantOf(documents, client, api, 'client');
}

function grantOf(documents: Documents, client: Doc, api: Doc, subject: SubjectType): Doc | undefined {
  const grants = documents
    .list('/client-grants')
    .filter((one) => one.audience === api.identifier && (one.subject_type ?? 'client') === subject);
  return grants.find((one) => one.client_id === client.client_id) ?? defaultFor(client, grants);
}

/** What all third-party applications may do; a grant of their own goes before it (Auth0's documentation, "Client grants"). */
function defaultFor(client: Doc, grants: readonly Doc[]): Doc | undefined {
  if (client.is_first_party !== false) return undefined;
  return grants.find((one) => one.default_for === 'third_party_clients');
}

/**
 * The API's access policy. Auth0's documentation, "API access policies for applications": machines need a grant where
 * nothing else is said, applications with a user do not.
 */
export function accessPolicy(api: Doc, subject: SubjectType): string {
  const { policy } = docOf(docOf(api.subject_type_authorization)[subject]);
  return String(policy ?? (subject === 'client' ? 'require_client_grant' : 'allow_all'));
}
