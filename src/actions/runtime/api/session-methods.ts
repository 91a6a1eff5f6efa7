import { isDoc } from '../../../core/json.ts';
import { flag, number, object, oneOf, optional, orNull, text, textLike } from './arguments.ts';
import type { Method } from './method.ts';
import { denies, records } from './records.ts';

/** Auth0's documentation, "Session Metadata": letters, digits, `_` and `-`, at most 255. */
const key = textLike('key', /^[A-Za-z0-9_-]{1,255}$/, 'must have 1 to 255 letters, digits, `_` or `-`', {
  right: ['opening-hours', 'x'.repeat(255)],
  wrong: ['', 'opening hours', 'x'.repeat(256)],
});

const value = orNull(text('value', 255));
const reason = text('reason');

const enterprise = { stage: 'Enterprise' } as const;

const revokeSession = denies(
  'Ends the session, with its refresh tokens unless `preserveRefreshTokens`, and denies access.',
  [reason, optional(object('options', [optional(flag('preserveRefreshTokens'))]))],
  ([why = '']) => ({ reason: why }),
  enterprise,
);

const revokeToken = denies(
  'Revokes the refresh token that is exchanged, and denies access.',
  [reason],
  ([why = '']) => ({ reason: why }),
  enterprise,
);

/** Auth0's documentation: "can be used only during Refresh Token Exchange flow". That it throws elsewhere is assumed. */
const revokeRefreshToken: Method = {
  ...revokeToken,
  run(args, call) {
    const transaction = call.event['transaction'];
    if (!isDoc(transaction) || transaction['protocol'] !== 'oauth2-refresh-token') {
      throw new Error(`api.${call.method} can only be called while a refresh token is exchanged.`);
    }
    return revokeToken.run(args, call);
  },
};

export const sessionMethods = {
  'session.revoke': revokeSession,
  'session.setCookieMode': records(
    'Says whether the cookie of the session outlives the browser.',
    [oneOf('mode', ['persistent', 'non-persistent'])],
    enterprise,
  ),
  'session.setExpiresAt': records('Says when the session ends.', [number('absolute')], enterprise),
  'session.setIdleExpiresAt': records(
    'Says when the session ends if it is not used.',
    [number('inactivity')],
    enterprise,
  ),
  'session.setMetadata': records('Sets a key of the metadata of the session.', [key, value], enterprise),
  'session.deleteMetadata': records('Removes a key of the metadata of the session.', [key], enterprise),
  'session.evictMetadata': records('Removes all metadata of the session.', [], enterprise),
  'refreshToken.revoke': revokeRefreshToken,
  'refreshToken.setExpiresAt': records('Says when the refresh token ends.', [number('absolute')], enterprise),
  'refreshToken.setIdleExpiresAt': records(
    'Says when the refresh token ends if it is not used.',
    [number('inactivity')],
    enterprise,
  ),
  'refreshToken.setMetadata': records('Sets a key of the metadata of the refresh token.', [key, value]),
  'refreshToken.deleteMetadata': records('Removes a key of the metadata of the refresh token.', [key]),
  'refreshToken.evictMetadata': records('Removes all metadata of the refresh token.'),
} as const;
