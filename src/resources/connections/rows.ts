import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { clientConnections } from './client-connections.ts';
import { connections, connectionsAsset, databasesAsset } from './connections.ts';
import { directoryProvisionings } from './directory-provisioning.ts';
import { scimConfigurations } from './scim-configuration.ts';

/** Where people come from: databases, social and enterprise connections, and what hangs on them. */
export const connectionsKinds: readonly Kind[] = [
  connections,
  clientConnections,
  directoryProvisionings,
  scimConfigurations,
];

export const connectionsAssets: readonly Asset[] = [databasesAsset, connectionsAsset];
