import type { Asset, Kind } from '../kind.ts';
import { directoryProvisionings } from './connection-children.ts';
import { connections, connectionsAsset, databasesAsset } from './connections.ts';

/** Where people come from: databases, social and enterprise connections, and what hangs on them. */
export const connectionsKinds: readonly Kind[] = [connections, directoryProvisionings];

export const connectionsAssets: readonly Asset[] = [databasesAsset, connectionsAsset];
