import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { tenantAsset, tenantSettings } from './tenant-settings.ts';

/** Settings of the tenant as a whole. */
export const tenantKinds: readonly Kind[] = [tenantSettings];

export const tenantAssets: readonly Asset[] = [tenantAsset];
