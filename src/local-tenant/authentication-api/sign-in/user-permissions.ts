import type { Documents } from '../../../core/documents.ts';
import type { Doc } from '../../../core/json.ts';
import { scopesOf } from '../find-api.ts';

/** What a user may do at an API, by these roles and directly: names in alphabetical order, each once. */
export function userPermissions(
  documents: Documents,
  { user, roles, api }: { readonly user: Doc; readonly roles: readonly Doc[]; readonly api: Doc },
): string[] {
  const known = new Set(scopesOf(api));
  const paths = [
    `/users/${String(user.user_id)}/permissions`,
    ...roles.map(({ id }) => `/roles/${String(id)}/permissions`),
  ];
  const names = paths
    .flatMap((path) => documents.list(path))
    .filter((permission) => permission.resource_server_identifier === api.identifier)
    .map(({ permission_name }) => String(permission_name))
    .filter((name) => known.has(name));
  return [...new Set(names)].sort();
}
