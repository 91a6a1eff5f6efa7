import { actions, actionsAsset } from './actions.ts';
import { clientGrants, clientGrantsAsset } from './client-grants.ts';
import { clients, clientsAsset } from './clients.ts';
import { directoryProvisionings } from './connection-children.ts';
import { connections, connectionsAsset, databasesAsset } from './connections.ts';
import type { Asset, Kind } from './kind.ts';
import { resourceServers, resourceServersAsset } from './resource-servers.ts';
import { roles, rolesAsset } from './roles.ts';
import { tenantAsset, tenantSettings } from './tenant-settings.ts';
import { triggerBindings, triggers, triggersAsset } from './triggers.ts';
import { users, usersByEmail } from './users.ts';

/** Every resource of the Management API that the local tenant answers for. */
export const kinds: readonly Kind[] = [
  clients,
  resourceServers,
  clientGrants,
  connections,
  directoryProvisionings,
  roles,
  actions,
  triggers,
  triggerBindings,
  users,
  usersByEmail,
  tenantSettings,
];

/** Every key that may stand in `tenant/*.yaml`. */
export const assets: readonly Asset[] = [
  clientsAsset,
  resourceServersAsset,
  clientGrantsAsset,
  databasesAsset,
  connectionsAsset,
  rolesAsset,
  actionsAsset,
  triggersAsset,
  tenantAsset,
];
