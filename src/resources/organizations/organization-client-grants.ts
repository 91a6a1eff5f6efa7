import { type Doc, docOf } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { flag, object, text, texts } from '../schema.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, ref } from '../traits.ts';

/** In `tenant/`: the grant of an application for an API, by their names. */
export const clientGrantOf = object(
  { client_id: ref(text, 'clients') },
  { audience: ref(text, 'resourceServers', 'identifier') },
);

/** What Auth0 shows of a grant that an organization may use (recorded). */
const SHOWN = ['client_id', 'audience', 'scope', 'organization_usage', 'allow_any_organization'] as const;

/** Client grants that an organization may use. */
export const organizationClientGrants = kind({
  name: 'organizations.client_grants',
  path: '/organizations/{id}/client-grants',
  shape: collection({ paging: 'pages', list: 'client_grants', verbs: ['list', 'create', 'remove'] }),
  scope: 'organization_client_grants',
  identity: ['id'],
  fields: object(
    { grant_id: immutable(text) },
    {
      id: readOnly(ref(text, 'clientGrants')),
      client_id: readOnly(text),
      audience: readOnly(text),
      scope: readOnly(texts),
      organization_usage: readOnly(text),
      allow_any_organization: readOnly(flag),
      subject_type: readOnly(text),
    },
  ),
  save: saved,
  show: shown,
  reading: { adopt: (answer) => ({ id: docOf(answer).id ?? '' }) },
  filter: meant,
});

function saved({ grant_id: id }: Doc, _: Doc | undefined, { documents, params }: HookContext): Doc {
  if (!documents.get('/client-grants', String(id))) {
    throw new ApiError(404, 'The client grant does not exist', 'inexistent_client_grant');
  }
  if (documents.get(`/organizations/${params['id'] ?? ''}/client-grants`, String(id))) {
    throw new ApiError(
      409,
      'The client grant has already been added to this organization.',
      'organization_client_grant_conflict',
    );
  }
  return { id: id ?? '' };
}

/** A POST answers with a `grant_id`; a list has it as the `id`, with the type of the grant (recorded). */
function shown(stored: Doc, { operation, documents }: HookContext): Doc {
  const grant = documents.get('/client-grants', String(stored.id));
  if (!grant) return stored;
  const shared = Object.fromEntries(
    SHOWN.flatMap((key) => (grant[key] === undefined ? [] : [[key, grant[key]]])),
  );
  if (operation === 'create') return { grant_id: stored.id ?? '', ...shared };
  return { id: stored.id ?? '', ...shared, ...(grant.subject_type && { subject_type: grant.subject_type }) };
}

function meant(stored: Doc, { documents, query }: HookContext): boolean {
  const { client_id, audience } = documents.get('/client-grants', String(stored.id)) ?? stored;
  const ids = query['grant_ids']?.split(',');
  return (
    (query['client_id'] === undefined || query['client_id'] === client_id) &&
    (query['audience'] === undefined || query['audience'] === audience) &&
    (ids === undefined || ids.includes(String(stored.id)))
  );
}
