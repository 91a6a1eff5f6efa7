import * as z from 'zod';
import { asset, collection, kind } from '../kind.ts';
import { choice, dictionary, flag, listOf, loose, number, object, settings, text, texts } from '../schema.ts';
import { computed, immutable, readOnly, ref, set, withDefault } from '../traits.ts';
import {
  directoryFields,
  directoryProvisioning,
  scimConfiguration,
  scimFields,
} from './connection-children.ts';
import { changeEnabledClients, listEnabledClients } from './connection-clients.ts';
import {
  completedConnection,
  meansConnection,
  removeConnection,
  shownConnection,
} from './connection-hooks.ts';
import { KNOWN_STRATEGIES, OTHER_STRATEGIES } from './connection-strategies.ts';
import { databaseOptions } from './database-options.ts';
import { adfsOptions, oidcOptions, samlOptions } from './enterprise-options.ts';
import { facebookOptions, githubOptions, googleOptions } from './social-options.ts';

/** Options with the traits of every strategy, for masks and comparisons; Auth0 takes further ones. */
const options = loose({
  ...googleOptions,
  ...adfsOptions,
  ...oidcOptions,
  ...samlOptions,
  ...databaseOptions,
  // OIDC wants a text, Google a list; which of them is a matter of the strategy, and checked in `tenant/`.
  scope: googleOptions.scope,
});

const common = {
  display_name: text,
  enabled_clients: set(listOf(ref(text, 'clients'))),
  is_domain_connection: withDefault(flag, false),
  show_as_button: flag,
  realms: computed(texts),
  metadata: dictionary(text.nullable()),
  authentication: withDefault(object({ active: flag }), { active: true }),
  connected_accounts: withDefault(
    object({ active: flag }, { cross_app_access: flag, allow_missing_user_id: flag }),
    { active: false },
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
  missing: { message: 'The connection does not exist', errorCode: 'inexistent_connection' },
  fields: object(
    { name: immutable(text), strategy: immutable(choice('auth0', ...KNOWN_STRATEGIES, ...OTHER_STRATEGIES)) },
    { ...common, id: readOnly(text), provisioning_ticket_url: readOnly(text), options },
  ),
  children: [scimConfiguration, directoryProvisioning],
  verbs: [
    listEnabledClients,
    changeEnabledClients,
    // A connection has keys of its own only where it signs requests; the local tenant makes none.
    {
      method: 'GET',
      path: '/{id}/keys',
      scope: 'read:connections_keys',
      run: () => ({ status: 200, body: [] }),
    },
  ],
  save: completedConnection,
  show: shownConnection,
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

export const connectionsAsset = asset({
  key: 'connections',
  layout: 'list',
  identity: ['name'],
  entry: z.discriminatedUnion('strategy', [
    entry(choice('google-oauth2'), settings(googleOptions)),
    entry(choice('github'), settings(githubOptions)),
    entry(choice('facebook'), settings(facebookOptions)),
    entry(choice('samlp'), settings(samlOptions)),
    entry(choice('adfs'), settings(adfsOptions)),
    entry(choice('oidc', 'okta'), settings(oidcOptions)),
    entry(choice(...OTHER_STRATEGIES), options),
  ]),
});
