import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { groups } from './groups.ts';
import { roles, rolesAsset } from './roles.ts';

/** What people may do, and the groups that are given it. */
export const rolesKinds: readonly Kind[] = [roles, groups];

export const rolesAssets: readonly Asset[] = [rolesAsset];
