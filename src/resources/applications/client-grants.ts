import type { Doc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { asset } from '../asset.ts';
import { answeredPage } from '../checkpoint.ts';
import { entryOf } from '../entry.ts';
import { sized } from '../formats.ts';
import type { HookContext } from '../hook-context.ts';
import { kind, type Verb } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, flag, listOf, object, settings, text } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, ref, set, withDefault } from '../traits.ts';
import { removeGrant } from './client-cascades.ts';
import { CLIENT_MISSING } from './client-hooks.ts';

const MISSING = { message: 'The client grant does not exist', errorCode: 'inexistent_client_grant' };

const usage = choice('deny', 'allow', 'require');

const fields = object(
  { audience: immutable(ref(text, 'resourceServers', 'identifier')) },
  {
    id: readOnly(text),
    is_system: readOnly(flag),
    client_id: immutable(ref(text, 'clients')),
    default_for: immutable(choice('third_party_clients')),
    subject_type: immutable(withDefault(choice('client', 'user', 'anonymous_user'), 'client')),
    scope: set(listOf(sized(1, 280))),
    allow_all_scopes: flag,
    organization_usage: usage,
    allow_any_organization: flag,
    authorization_details_types: set(listOf(sized(1, 255))),
  },
);

/**
 * A grant is for an application and an API that are there, or by default for every third-party application (one or
 * the other: documented). Scopes that the API does not have are taken (recorded), and none are kept while a grant is
 * for all of them (recorded).
 */
function saved(next: Doc, before: Doc | undefined, context: HookContext): Doc {
  if (!before) refuseDangling(next, context);
  const { scope, ...rest } = next;
  return withoutNulls(next.allow_all_scopes === true ? rest : { ...rest, ...(scope && { scope }) });
}

function refuseDangling(
  { audience, client_id: id, default_for: all }: Doc,
  { documents }: HookContext,
): void {
  if ((id === undefined) === (all === undefined)) {
    throw new ApiError(
      400,
      "Payload validation error: 'Exactly one of client_id and default_for is required'.",
      'invalid_body',
    );
  }
  const [api] = documents.find('/resource-servers', 'identifier', String(audience));
  if (!api) {
    throw new ApiError(
      404,
      `The resource server '${String(audience)}' does not exist`,
      'inexistent_resource_server',
    );
  }
  if (id !== undefined && !documents.get('/clients', String(id))) {
    throw new ApiError(404, CLIENT_MISSING.message, CLIENT_MISSING.errorCode);
  }
  if (all !== undefined && api.is_system === true) {
    // Documented; the words are assumed.
    throw new ApiError(400, 'System APIs have no default grants for third-party clients', 'invalid_body');
  }
}

/** `GET /client-grants/{id}/organizations`: those that may use the grant. */
const grantedOrganizations: Verb = {
  method: 'GET',
  path: '/{id}/organizations',
  scope: 'read:organization_client_grants',
  run(_, { documents, params, query }) {
    const id = params['id'] ?? '';
    if (!documents.get('/client-grants', id)) throw new ApiError(404, MISSING.message, MISSING.errorCode);
    const organizations = documents
      .list('/organizations')
      .filter((one) => documents.get(`/organizations/${String(one.id)}/client-grants`, id));
    return { status: 200, body: answeredPage(organizations, query, 'organizations') };
  },
};

export const clientGrants = kind({
  name: 'clientGrants',
  path: '/client-grants',
  shape: collection({ prefix: 'cgr_', paging: 'both', list: 'client_grants' }),
  scope: 'client_grants',
  identity: ['client_id', 'audience', 'subject_type'],
  unique: [['client_id', 'audience', 'subject_type', 'default_for']],
  missing: MISSING,
  conflict: {
    message: 'A client grant with the same client and audience already exists',
    errorCode: 'resource_conflict',
  },
  fields,
  updateFields: settings({
    scope: set(listOf(sized(1, 280))).nullable(),
    organization_usage: usage.nullable(),
    allow_any_organization: flag.nullable(),
    authorization_details_types: set(listOf(sized(1, 255))),
    allow_all_scopes: flag.nullable(),
  }),
  save: saved,
  verbs: [grantedOrganizations],
  removed: ({ id }, { documents }) => removeGrant(String(id), documents),
});

export const clientGrantsAsset = asset({
  key: 'clientGrants',
  layout: 'list',
  identity: ['client_id', 'audience', 'subject_type'],
  entry: entryOf(clientGrants),
});
