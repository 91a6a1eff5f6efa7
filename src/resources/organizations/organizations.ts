import type { Doc } from '../../core/json.ts';
import { tokenQuota } from '../applications/client-fields.ts';
import { ApiError, asset, collection, type HookContext, kind } from '../kind.ts';
import { withoutNulls } from '../nulls.ts';
import { choice, flag, listOf, metadata, object, settings, text } from '../schema.ts';
import { readOnly, ref, set, withDefault, writeOnly } from '../traits.ts';
import { clientGrantOf, organizationClientGrants } from './organization-client-grants.ts';
import { organizationClients } from './organization-clients.ts';
import {
  connectionSettings,
  enabledConnections,
  organizationConnections,
  putConnections,
} from './organization-connections.ts';
import { discoveryDomainFields, discoveryDomains } from './organization-discovery-domains.ts';
import { invitations } from './organization-invitations.ts';
import { organizationMembers } from './organization-members.ts';

const common = {
  display_name: text,
  branding: settings({ logo_url: text, colors: settings({ primary: text, page_background: text }) }),
  metadata,
  token_quota: tokenQuota.nullable(),
};

const access = choice('block', 'allow');

export const organizations = kind({
  name: 'organizations',
  path: '/organizations',
  shape: collection({ prefix: 'org_', paging: 'both', list: 'organizations' }),
  scope: 'organizations',
  identity: ['name'],
  unique: [['name']],
  missing: { message: 'No organization found by that id or name' },
  conflict: {
    message: 'An organization with this name already exists.',
    errorCode: 'organization_name_exists',
  },
  fields: object(
    { name: text },
    {
      ...common,
      id: readOnly(text),
      enabled_connections: writeOnly(listOf(object({ connection_id: text }, connectionSettings))),
      third_party_client_access: withDefault(access, 'block'),
      is_app_entitlement_active: withDefault(flag, false),
    },
  ),
  children: [
    organizationConnections,
    enabledConnections,
    organizationClientGrants,
    organizationClients,
    discoveryDomains,
    organizationMembers,
    invitations,
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
});

function saved(
  { enabled_connections: connections, ...next }: Doc,
  _: Doc | undefined,
  context: HookContext,
): Doc {
  putConnections(String(next.id), connections, context);
  return withoutNulls(next);
}

function byName({ documents, params }: HookContext): { status: number; body: Doc } {
  const found = documents.list('/organizations').find(({ name }) => name === params['name']);
  if (!found) throw new ApiError(404, 'No organization found by that id or name');
  return { status: 200, body: found };
}

export const organizationsAsset = asset({
  key: 'organizations',
  layout: 'list',
  identity: ['name'],
  entry: object(
    { name: text },
    {
      ...common,
      third_party_client_access: access,
      is_app_entitlement_active: flag,
      connections: set(listOf(object({ name: ref(text, ['databases', 'connections']) }, connectionSettings))),
      client_grants: set(listOf(clientGrantOf)),
      discovery_domains: set(listOf(object({ domain: text }, discoveryDomainFields))),
      clients: set(listOf(object({ client_id: ref(text, 'clients') }, { use_for_member_access: flag }))),
    },
  ),
});
