import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { flows, flowsAsset } from './flows.ts';
import { forms, formsAsset } from './forms.ts';
import { flowVaultConnections, flowVaultConnectionsAsset } from './vault-connections.ts';

/** Forms, the flows that they run, and what those reach. */
export const flowsKinds: readonly Kind[] = [forms, flows, flowVaultConnections];

export const flowsAssets: readonly Asset[] = [formsAsset, flowsAsset, flowVaultConnectionsAsset];
