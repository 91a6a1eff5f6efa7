import { toAskForMfa } from './to-ask-for-mfa.ts';
import { toBeDenied } from './to-be-denied.ts';
import { toCache } from './to-cache.ts';
import { toAddScopes, toRemoveScopes } from './to-change-scopes.ts';
import { toFail, toWarn } from './to-fail.ts';
import { toHaveAccessTokenClaim, toHaveIdTokenClaim } from './to-have-claim.ts';
import { toRedirectTo } from './to-redirect-to.ts';
import { toRequest } from './to-request.ts';
import { toSetAppMetadata, toSetUserMetadata } from './to-set-metadata.ts';

/** Matchers of results of `run` and `signIn`, for `expect.extend`; where there is a global `expect`, it has them already. */
export const matchers = {
  toAddScopes,
  toAskForMfa,
  toBeDenied,
  toCache,
  toFail,
  toHaveAccessTokenClaim,
  toHaveIdTokenClaim,
  toRedirectTo,
  toRemoveScopes,
  toRequest,
  toSetAppMetadata,
  toSetUserMetadata,
  toWarn,
} as const;
