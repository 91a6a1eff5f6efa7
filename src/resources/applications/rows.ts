import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { clientGrants, clientGrantsAsset } from './client-grants.ts';
import { clients, clientsAsset } from './clients.ts';
import { resourceServers, resourceServersAsset } from './resource-servers.ts';

/** Applications, APIs, and what applications may do with them. */
export const applicationsKinds: readonly Kind[] = [clients, resourceServers, clientGrants];

export const applicationsAssets: readonly Asset[] = [clientsAsset, resourceServersAsset, clientGrantsAsset];
