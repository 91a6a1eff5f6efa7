import { type Appliers, withKey } from './effects.ts';

/** Metadata of the user and of the transaction. */
export const metadataEffects: Appliers = {
  'user.setUserMetadata': (effects, args) => ({
    ...effects,
    userMetadata: withKey(effects.userMetadata, args),
  }),
  'user.setAppMetadata': (effects, args) => ({
    ...effects,
    appMetadata: withKey(effects.appMetadata, args),
  }),
  'transaction.setMetadata': (effects, args) => ({
    ...effects,
    transactionMetadata: withKey(effects.transactionMetadata, args),
  }),
};
