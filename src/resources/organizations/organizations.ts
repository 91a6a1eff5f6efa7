import { type Doc, isDoc } from '../../core/json.ts';
import { ApiError } from '../api-error.ts';
import { tokenQuota } from '../applications/client-fields.ts';
import { asset } from '../asset.ts';
import type { HookContext } from '../hook-context.ts';
import { kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { requireScope } from '../require-scope.ts';
import { choice, flag, listOf, object, settings, text } from '../schema.ts';
import { sorted } from '../search/sorted.ts';
import { collection } from '../shapes.ts';
import { immutable, readOnly, ref, set } from '../traits.ts';
import { connectionsOf, enabledConnections, enabledSettings, putConnections } from './enabled-connections.ts';
import { clientGrantOf, organizationClientGrants } from './organization-client-grants.ts';
import { organizationClients } from './organization-clients.ts';
import { connectionSettings, organizationConnections } from './organization-connections.ts';
import { discoveryDomainEntry, discoveryDomains } from './organization-discovery-domains.ts';
import { organizationGroupRoles, organizationGroups } from './organization-groups.ts';
import { invitations } from './organization-invitations.ts';
import { memberRoles } from './organization-member-roles.ts';
import { organizationMembers } from './organization-members.ts';
import {
  displayName,
  htmlColor,
  httpsUri,
  organizationMetadata,
  organizationName,
} from './organization-name.ts';
import { organizationRoles } from './organization-roles.ts';

const MISSING = { message: 'No organization found by that id or name' };

/** Lets a token read what an organization is called, and no more (what more there is to a summary is assumed). */
const SUMMARY_SCOPE = 'read:organizations_summary';
const SUMMARY = ['id', 'name', 'display_name', 'branding'];

const common = {
  display_name: displayName,
  branding: settings({
    logo_url: httpsUri,
    colors: object({ primary: htmlColor, page_background: htmlColor }),
  }),
  metadata: organizationMetadata,
  token_quota: tokenQuota.nullable(),
  // Auth0 shows these two where a tenant has the feature (recorded: in answers of some months, and not in others).
  third_party_client_access: choice('block', 'allow'),
  is_app_entitlement_active: flag,
};

export const organizations = kind({
  name: 'organizations',
  path: '/organizations',
  shape: collection({ prefix: 'org_', paging: 'both', list: 'organizations', reach: 1000 }),
  scope: 'organizations',
  alsoScopes: { list: [SUMMARY_SCOPE], read: [SUMMARY_SCOPE] },
  identity: ['name'],
  unique: [['name']],
  missing: MISSING,
  conflict: {
    message: 'An organization with this name already exists.',
    errorCode: 'organization_conflict',
  },
  fields: object(
    { name: organizationName },
    {
      ...common,
      id: readOnly(text),
      enabled_connections: immutable(listOf(object({ connection_id: text }, enabledSettings))),
    },
  ),
  children: [
    organizationConnections,
    enabledConnections,
    organizationClientGrants,
    organizationClients,
    discoveryDomains,
    organizationMembers,
    memberRoles,
    invitations,
    organizationRoles,
    organizationGroups,
    organizationGroupRoles,
  ],
  verbs: [
    {
      method: 'GET',
      path: '/name/{name}',
      scope: 'read:organizations',
      run: (_, context) => byName(context),
    },
  ],
  save: saved,
  listed: inOrder,
  show: shown,
  removed,
});

function saved(
  { enabled_connections: connections, metadata, ...next }: Doc,
  before: Doc | undefined,
  context: HookContext,
): Doc {
  if (!before && connections !== undefined) {
    requireScope('create:organization_connections', context);
    putConnections(String(next.id), connections, context);
  }
  // Metadata without a key are no metadata (recorded).
  const kept = isDoc(metadata) ? withoutNulls(metadata) : {};
  return withoutNulls({ ...next, ...(Object.keys(kept).length > 0 && { metadata: kept }) });
}

/** The answer of a POST has the connections that came with it; a list, on request, what a client may do (recorded). */
function shown(stored: Doc, context: HookContext): Doc {
  const id = String(stored.id);
  if (context.operation === 'create') {
    const connections = connectionsOf(id, context);
    return connections.length > 0 ? { ...stored, enabled_connections: connections } : stored;
  }
  const reads = context.operation === 'list' || context.operation === 'read';
  if (reads && context.caller?.scopes.has('read:organizations') === false) return summaryOf(stored);
  const client = context.query['include_client_association_for'];
  const link = client && context.documents.get(`/organizations/${id}/clients`, client);
  return link
    ? { ...stored, client: { use_for_member_access: link.use_for_member_access ?? false } }
    : stored;
}

function summaryOf(organization: Doc): Doc {
  return Object.fromEntries(Object.entries(organization).filter(([key]) => SUMMARY.includes(key)));
}

/** `sort=name:1`, `created_at:-1` (documented); organizations do not show when they were made. */
function inOrder(found: readonly Doc[], { query }: HookContext): readonly Doc[] {
  const { sort } = query;
  if (sort === undefined || sort === 'created_at:1') return found;
  return sort === 'created_at:-1' ? [...found].reverse() : sorted(found, sort);
}

function byName({ documents, params }: HookContext): { status: number; body: Doc } {
  const { name = '' } = params;
  const found = documents.find('/organizations', 'name', name).find((one) => one.name === name);
  if (!found) throw new ApiError(404, MISSING.message);
  return { status: 200, body: found };
}

/** Its own roles go with an organization, and with them every permission that they gave. */
function removed({ id }: Doc, { documents }: HookContext): void {
  for (const role of documents.list('/roles')) {
    if (role.owner_id !== id) continue;
    documents.remove('/roles', String(role.id));
    documents.removeUnder(`/roles/${String(role.id)}`);
  }
}

export const organizationsAsset = asset({
  key: 'organizations',
  layout: 'list',
  identity: ['name'],
  entry: object(
    { name: organizationName },
    {
      ...common,
      connections: set(listOf(object({ name: ref(text, ['databases', 'connections']) }, connectionSettings))),
      client_grants: set(listOf(clientGrantOf)),
      discovery_domains: set(listOf(discoveryDomainEntry)),
      clients: set(listOf(object({ client_id: ref(text, 'clients'), use_for_member_access: flag }))),
    },
  ),
});
