import * as z from 'zod';
import { asset } from '../asset.ts';
import { sized } from '../formats.ts';
import { kind } from '../kind.ts';
import { choice, dictionary, flag, listOf, loose, number, object, settings, text, texts } from '../schema.ts';
import { collection } from '../shapes.ts';
import { computed, immutable, readOnly, ref, set, withDefault } from '../traits.ts';
import { changeEnabledClients, listEnabledClients } from './connection-clients.ts';
import {
  adoptedConnection,
  completedConnection,
  meansConnection,
  removeConnection,
  shownConnection,
} from './connection-hooks.ts';
import { connectionKeys } from './connection-keys.ts';
import { connectionStatus } from './connection-status.ts';
import { STRATEGIES, strategies } from './connection-strategies.ts';
import { removeUserByEmail } from './connection-users.ts';
import { databaseOptions } from './database-options.ts';
import { directoryFields, directoryProvisioning } from './directory-provisioning.ts';
import { CONNECTION_MISSING } from './of-connection.ts';
import { anyOptions } from './options-schema.ts';
import { scimConfiguration, scimFields } from './scim-configuration.ts';

const common = {
  display_name: computed(sized(0, 128)),
  enabled_clients: set(listOf(ref(text, 'clients'))),
  is_domain_connection: withDefault(flag, false),
  show_as_button: computed(flag),
  realms: computed(texts),
  metadata: dictionary(text.nullable()),
  authentication: computed(object({ active: flag })),
  connected_accounts: computed(
    object({ active: flag }, { cross_app_access: flag, allow_missing_user_id: flag }),
  ),
  cross_app_access_requesting_app: object({ active: flag }),
  cross_app_access_resource_app: object({ status: choice('enabled', 'disabled') }).nullable(),
};

export const connections = kind({
  name: 'connections',
  path: '/connections',
  shape: collection({ prefix: 'con_', paging: 'both', list: 'connections', deleted: 202 }),
  scope: 'connections',
  identity: ['name'],
  unique: [['name']],
  conflict: { message: 'A connection with the same name already exists', errorCode: 'connection_conflict' },
  missing: CONNECTION_MISSING,
  fields: object(
    {
      name: immutable(sized(1, 128).regex(/^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$/)),
      strategy: immutable(choice(...STRATEGIES)),
    },
    {
      ...common,
      enabled_clients: common.enabled_clients.nullable(),
      id: readOnly(text),
      provisioning_ticket_url: readOnly(text),
      options: anyOptions.nullable(),
    },
  ),
  children: [scimConfiguration, directoryProvisioning, connectionKeys],
  verbs: [listEnabledClients, changeEnabledClients, connectionStatus, removeUserByEmail],
  save: completedConnection,
  show: shownConnection,
  reading: {
    scopes: ['read:connections_options'],
    adopt: adoptedConnection,
    // Newer tenants tell it there only (documented).
    completed: {
      field: 'enabled_clients',
      path: '/connections/{id}/clients',
      list: 'clients',
      key: 'client_id',
    },
  },
  always: { read: ['id', 'is_domain_connection', 'authentication', 'connected_accounts'] },
  filter: meansConnection,
  removed: removeConnection,
});

export const databasesAsset = asset({
  key: 'databases',
  layout: 'list',
  identity: ['name'],
  entry: object({ name: text }, { ...common, strategy: choice('auth0'), options: settings(databaseOptions) }),
});

/** auth0-deploy-cli keeps these with the connection; the Management API has resources of their own. */
const provisioning = {
  scim_configuration: settings({ ...scimFields, connection_name: text }),
  directory_provisioning_configuration: settings({
    ...directoryFields,
    synchronized_groups: set(
      listOf(object({ id: text }, { name: text, email: text, direct_members_count: number })),
    ),
  }),
};

function entry(strategy: z.ZodType, known: z.ZodType): z.ZodObject {
  return object({ name: text, strategy }, { ...common, ...provisioning, options: known });
}

/** Strategies whose every option is known: another is a mistake. Of the others Auth0 documents that there are more. */
const STRICT: ReadonlySet<string> = new Set([
  ...['google-oauth2', 'github', 'facebook', 'samlp', 'adfs', 'oidc', 'okta'],
]);

/** One entry for the strategies that share their options: making one for each is what starting costs. */
function entriesByOptions(): [z.ZodObject, ...z.ZodObject[]] {
  const names = new Map<object, string[]>();
  for (const [name, { options }] of Object.entries(strategies)) {
    if (name !== 'auth0') names.set(options, [...(names.get(options) ?? []), name]);
  }
  const [first = entry(choice('custom'), loose({})), ...rest] = [...names].map(([options, sharing]) => {
    const known = options as Readonly<Record<string, z.ZodType>>;
    return entry(
      choice(...sharing),
      sharing.every((name) => STRICT.has(name)) ? settings(known) : loose(known),
    );
  });
  return [first, ...rest];
}

export const connectionsAsset = asset({
  key: 'connections',
  layout: 'list',
  identity: ['name'],
  entry: z.discriminatedUnion('strategy', entriesByOptions()),
});
