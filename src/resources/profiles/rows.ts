import type { Asset } from '../asset.ts';
import type { Kind } from '../kind.ts';
import { connectionProfiles, connectionProfilesAsset } from './connection-profiles.ts';
import { selfServiceProfiles, selfServiceProfilesAsset } from './self-service-profiles.ts';
import { ssoTickets } from './sso-tickets.ts';
import { tokenExchangeProfiles, tokenExchangeProfilesAsset } from './token-exchange-profiles.ts';
import { userAttributeProfiles, userAttributeProfilesAsset } from './user-attribute-profiles.ts';

/** What others may set up in a tenant, and how what they send is read. */
export const profilesKinds: readonly Kind[] = [
  selfServiceProfiles,
  ssoTickets,
  userAttributeProfiles,
  connectionProfiles,
  tokenExchangeProfiles,
];

export const profilesAssets: readonly Asset[] = [
  selfServiceProfilesAsset,
  userAttributeProfilesAsset,
  connectionProfilesAsset,
  tokenExchangeProfilesAsset,
];
