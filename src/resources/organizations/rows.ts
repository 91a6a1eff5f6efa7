import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { organizations, organizationsAsset } from './organizations.ts';

/** Organizations with their members, connections, applications and domains. */
export const organizationsKinds: readonly Kind[] = [organizations];

export const organizationsAssets: readonly Asset[] = [organizationsAsset];
