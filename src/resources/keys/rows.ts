import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { customSigningKeys } from './custom-signing-keys.ts';
import { encryptionKeys } from './encryption-keys.ts';
import { networkAclKeys } from './network-acl-keys.ts';
import { signingKeys } from './signing-keys.ts';

/** Keys that the tenant signs and encrypts with, and those that it checks signatures with. */
export const keysKinds: readonly Kind[] = [signingKeys, customSigningKeys, encryptionKeys, networkAclKeys];

export const keysAssets: readonly Asset[] = [];
