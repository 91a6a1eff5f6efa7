import { isDoc } from '../../../core/json.ts';
import { type Argument, flag, number, object, oneOf, optional, orNull, text } from './arguments.ts';
import type { Method } from './method.ts';
import { denies, records } from './records.ts';

/** Auth0's documentation, "Session Metadata": letters, digits, `_` and `-`, at most 255. */
const key: Argument = {
  name: 'key',
  wrong: (value) =>
    typeof value === 'string' && /^[A-Za-z0-9_-]{1,255}$/.test(value)
      ? undefined
      : 'must have 1 to 255 letters, digits, `_` or `-`',
};

const revokeToken = denies([text('reason')], ([reason = '']) => ({ reason }));

/** Auth0's documentation: "can be used only during Refresh Token Exchange flow". That it throws elsewhere is assumed. */
const revokeRefreshToken: Method = (args, call) => {
  const transaction = call.event['transaction'];
  if (!isDoc(transaction) || transaction['protocol'] !== 'oauth2-refresh-token') {
    throw new Error(`api.${call.method} can only be called while a refresh token is exchanged.`);
  }
  return revokeToken(args, call);
};

const options = optional(object('options', [optional(flag('preserveRefreshTokens'))]));

export const sessionMethods = {
  'session.revoke': denies([text('reason'), options], ([reason = '']) => ({ reason })),
  'session.setCookieMode': records(oneOf('mode', ['persistent', 'non-persistent'])),
  'session.setExpiresAt': records(number('absolute')),
  'session.setIdleExpiresAt': records(number('inactivity')),
  'session.setMetadata': records(key, orNull(text('value', 255))),
  'session.deleteMetadata': records(key),
  'session.evictMetadata': records(),
  'refreshToken.revoke': revokeRefreshToken,
  'refreshToken.setExpiresAt': records(number('absolute')),
  'refreshToken.setIdleExpiresAt': records(number('inactivity')),
  'refreshToken.setMetadata': records(key, orNull(text('value', 255))),
  'refreshToken.deleteMetadata': records(key),
  'refreshToken.evictMetadata': records(),
} as const;
