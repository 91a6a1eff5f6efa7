import { docOf } from '../../../core/json.ts';
import { positive, text } from './arguments.ts';
import { hasRefreshToken, isRefresh } from './flow-kind.ts';
import { metadataKey, setMetadataOf } from './lifetime-metadata.ts';
import type { Method } from './method.ts';
import { denies, records } from './records.ts';

/** Where no refresh token comes of the flow, there is nothing that could be changed (assumed to be no error). */
const withoutToken: Method['ignored'] = (event) =>
  hasRefreshToken(event) ? undefined : 'no refresh token is exchanged or asked for with `offline_access`';

/** Auth0's documentation: "can be used only during Refresh Token Exchange flow". That it is no error elsewhere is assumed. */
const outsideExchange: Method['ignored'] = (event) =>
  isRefresh(event) ? undefined : 'no refresh token is exchanged';

/** Auth0's Actions runtime: an online refresh token cannot be changed. */
const offline = (method: Method): Method => ({
  ...method,
  ignored: withoutToken,
  run(args, call) {
    if (docOf(call.event['refresh_token'])['access'] === 'online')
      throw new Error(`api.${call.method} cannot be called for an online refresh token.`);
    return method.run(args, call);
  },
});

const enterprise = { stage: 'Enterprise' } as const;

export const refreshTokenMethods = {
  'refreshToken.revoke': denies(
    'Revokes the refresh token that is exchanged, and denies access.',
    [text('reason')],
    ([reason = '']) => ({ reason }),
    { ...enterprise, ignored: outsideExchange },
  ),
  'refreshToken.setExpiresAt': offline(
    records(
      'Says when the refresh token ends, in milliseconds since the epoch; the earliest call counts, and it can only be shortened.',
      [positive('absolute')],
      enterprise,
    ),
  ),
  'refreshToken.setIdleExpiresAt': offline(
    records(
      'Says when the refresh token ends if it is not used; the earliest call counts, and the next exchange starts anew.',
      [positive('inactivity')],
      enterprise,
    ),
  ),
  'refreshToken.setMetadata': offline(setMetadataOf('refresh_token', 'refresh token')),
  'refreshToken.deleteMetadata': offline(
    records('Removes a key of the metadata of the refresh token.', [metadataKey]),
  ),
  'refreshToken.evictMetadata': offline(records('Removes all metadata of the refresh token.')),
} as const;
