import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { hooks, hooksAsset } from './hooks.ts';
import { rules, rulesAsset } from './rules.ts';
import { rulesConfigs, rulesConfigsAsset } from './rules-configs.ts';

/** What Actions took the place of. */
export const legacyKinds: readonly Kind[] = [rules, rulesConfigs, hooks];

export const legacyAssets: readonly Asset[] = [rulesAsset, rulesConfigsAsset, hooksAsset];
