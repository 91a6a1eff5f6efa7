import type { Doc } from '../../core/json.ts';
import { ApiError, collection, type HookContext, kind } from '../kind.ts';
import { flag, object, text, texts } from '../schema.ts';
import { readOnly, ref, writeOnly } from '../traits.ts';

/** In `tenant/`: the grant of an application for an API, by their names. */
export const clientGrantOf = object(
  { client_id: ref(text, 'clients') },
  { audience: ref(text, 'resourceServers', 'identifier') },
);

/** Client grants that an organization may use. */
export const organizationClientGrants = kind({
  name: 'organizations.client_grants',
  path: '/organizations/{id}/client-grants',
  shape: collection({ paging: 'pages', list: 'client_grants', verbs: ['list', 'create', 'remove'] }),
  scope: 'organization_client_grants',
  identity: ['id'],
  fields: object(
    { grant_id: writeOnly(text) },
    {
      id: readOnly(ref(text, 'clientGrants')),
      client_id: readOnly(text),
      audience: readOnly(text),
      scope: readOnly(texts),
      organization_usage: readOnly(text),
      allow_any_organization: readOnly(flag),
    },
  ),
  save: saved,
  show: ({ id }, { documents }) => documents.get('/client-grants', String(id)) ?? { id: id ?? '' },
});

function saved({ grant_id: id }: Doc, _: Doc | undefined, { documents }: HookContext): Doc {
  if (!documents.get('/client-grants', String(id))) {
    throw new ApiError(404, 'The client grant does not exist', 'inexistent_client_grant');
  }
  return { id: id ?? '' };
}
