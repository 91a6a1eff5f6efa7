import type { Asset, Kind } from './kind.ts';
import { roles, rolesAsset } from './roles.ts';

/** Every resource of the Management API that the local tenant answers for. */
export const kinds: readonly Kind[] = [roles];

/** Every key that may stand in `tenant/*.yaml`. */
export const assets: readonly Asset[] = [rolesAsset];
