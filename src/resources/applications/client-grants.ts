import type { Doc } from '../../core/json.ts';
import { entryOf } from '../entry.ts';
import { ApiError, asset, collection, type HookContext, kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, flag, object, settings, text, texts } from '../schema.ts';
import { immutable, readOnly, ref, set, withDefault } from '../traits.ts';
import { removeGrant } from './client-hooks.ts';

const usage = choice('deny', 'allow', 'require');

const fields = object(
  { audience: immutable(ref(text, 'resourceServers', 'identifier')) },
  {
    id: readOnly(text),
    is_system: readOnly(flag),
    client_id: immutable(ref(text, 'clients')),
    default_for: immutable(choice('third_party_clients')),
    subject_type: immutable(withDefault(choice('client', 'user', 'anonymous_user'), 'client')),
    scope: set(texts),
    allow_all_scopes: flag,
    organization_usage: usage,
    allow_any_organization: flag,
    authorization_details_types: set(texts),
  },
);

/** A grant is for an application and an API that are there. Scopes that the API does not have are a 400 (documented). */
function saved(next: Doc, before: Doc | undefined, { documents }: HookContext): Doc {
  const api = documents.list('/resource-servers').find(({ identifier }) => identifier === next.audience);
  if (!before) {
    if (!api)
      throw new ApiError(
        404,
        `The resource server '${String(next.audience)}' does not exist`,
        'inexistent_resource_server',
      );
    if (next.client_id !== undefined && !documents.get('/clients', String(next.client_id))) {
      throw new ApiError(404, 'The client does not exist', 'inexistent_client');
    }
  }
  return withoutNulls(next);
}

export const clientGrants = kind({
  name: 'clientGrants',
  path: '/client-grants',
  shape: collection({ prefix: 'cgr_', paging: 'both', list: 'client_grants' }),
  scope: 'client_grants',
  identity: ['client_id', 'audience', 'subject_type'],
  unique: [['client_id', 'audience', 'subject_type', 'default_for']],
  missing: { message: 'The client grant does not exist', errorCode: 'inexistent_client_grant' },
  conflict: {
    message: 'A client grant with the same client and audience already exists',
    errorCode: 'resource_conflict',
  },
  fields,
  updateFields: settings({
    scope: set(texts).nullable(),
    organization_usage: usage.nullable(),
    allow_any_organization: flag.nullable(),
    authorization_details_types: set(texts),
    allow_all_scopes: flag.nullable(),
  }),
  save: saved,
  removed: ({ id }, { documents }) => removeGrant(String(id), documents),
});

export const clientGrantsAsset = asset({
  key: 'clientGrants',
  layout: 'list',
  identity: ['client_id', 'audience', 'subject_type'],
  entry: entryOf(clientGrants),
});
