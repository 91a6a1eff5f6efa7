import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { customDomains, customDomainsAsset } from './custom-domains.ts';
import { networkAcls, networkAclsAsset } from './network-acls.ts';

/** Where a tenant answers, and whom it lets in. */
export const domainsKinds: readonly Kind[] = [customDomains, networkAcls];

export const domainsAssets: readonly Asset[] = [customDomainsAsset, networkAclsAsset];
