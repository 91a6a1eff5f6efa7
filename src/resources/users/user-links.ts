import type { Documents } from '../../core/documents.ts';
import { type Doc, docsOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { object, text } from '../schema.ts';
import { links } from '../shapes.ts';
import { readOnly, ref } from '../traits.ts';

/** A role must be there to be given to a user. */
export function savedUserRole(next: Doc, _: Doc | undefined, { documents }: HookContext): Doc {
  if (!documents.get('/roles', String(next.id))) {
    throw new ApiError(404, 'The role does not exist.', 'inexistent_role');
  }
  return { id: next.id ?? '' };
}

export function shownRole({ id }: Doc, { documents }: HookContext): Doc {
  const role = documents.get('/roles', String(id));
  return role
    ? { id: role.id ?? '', name: role.name ?? '', description: role.description ?? '' }
    : { id: id ?? '' };
}

/** A permission with the name of its API and its description (recorded). */
export function shownPermission(stored: Doc, { documents }: HookContext): Doc {
  const { resource_server_identifier: identifier = '', permission_name: name = '' } = stored;
  const api = apiOf(documents, identifier);
  const scope = docsOf(api?.scopes).find(({ value }) => value === name);
  return {
    resource_server_identifier: identifier,
    permission_name: name,
    resource_server_name: api?.name ?? '',
    description: scope?.description ?? '',
  };
}

/** A permission must be one of an API's scopes. */
function savedPermission(next: Doc, _: Doc | undefined, { documents }: HookContext): Doc {
  const { resource_server_identifier: identifier = '', permission_name: name = '' } = next;
  const api = apiOf(documents, identifier);
  if (!api)
    throw new ApiError(
      404,
      `The resource server '${String(identifier)}' does not exist`,
      'inexistent_resource_server',
    );
  if (!docsOf(api.scopes).some(({ value }) => value === name)) {
    throw new ApiError(
      400,
      `Permission ${String(name)} does not exist in ${String(identifier)}`,
      'invalid_body',
    );
  }
  return { resource_server_identifier: identifier, permission_name: name };
}

/** What the permissions of a role and those of a user have in common. */
export const permissionLinks = {
  shape: links({
    body: 'permissions',
    key: ['resource_server_identifier', 'permission_name'],
    list: 'permissions',
  }),
  identity: ['resource_server_identifier', 'permission_name'],
  fields: object(
    { resource_server_identifier: ref(text, 'resourceServers', 'identifier'), permission_name: text },
    { resource_server_name: readOnly(text), description: readOnly(text) },
  ),
  save: savedPermission,
};

function apiOf(documents: Documents, identifier: Doc[string]): Doc | undefined {
  return documents
    .find('/resource-servers', 'identifier', String(identifier))
    .find((one) => one.identifier === identifier);
}
