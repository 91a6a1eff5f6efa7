import { flag, object, oneOf, optional, positive, text } from './arguments.ts';
import { hasSession } from './flow-kind.ts';
import { metadataKey, setMetadataOf } from './lifetime-metadata.ts';
import type { Method } from './method.ts';
import { denies, records } from './records.ts';

/**
 * Auth0's documentation, "Sessions with Actions", wants `event.session.id` to be there for these methods, and says of
 * `setCookieMode` that without it "the call fails silently"; that the others do is assumed.
 */
const withoutSession: Method['ignored'] = (event) => (hasSession(event) ? undefined : 'there is no session');

const enterprise = { stage: 'Enterprise', ignored: withoutSession } as const;
const early = { stage: 'Early Access', ignored: withoutSession } as const;

/** Auth0's Actions runtime: without a session it throws. */
const setMetadata: Method = {
  ...setMetadataOf('session', 'session'),
  stage: 'Early Access',
};

export const sessionMethods = {
  'session.revoke': denies(
    'Ends the session, with its refresh tokens unless `preserveRefreshTokens`, and denies access.',
    [text('reason'), optional(object('options', [optional(flag('preserveRefreshTokens'))]))],
    ([reason = '']) => ({ reason }),
    enterprise,
  ),
  'session.setExpiresAt': records(
    'Says when the session ends, in milliseconds since the epoch; the earliest call counts.',
    [positive('absolute')],
    enterprise,
  ),
  'session.setIdleExpiresAt': records(
    'Says when the session ends if it is not used; the earliest call counts, and the next sign-in starts anew.',
    [positive('inactivity')],
    enterprise,
  ),
  'session.setCookieMode': records(
    'Says whether the cookie of the session outlives the browser; the last call counts.',
    [oneOf('mode', ['persistent', 'non-persistent'])],
    early,
  ),
  'session.setMetadata': setMetadata,
  'session.deleteMetadata': records('Removes a key of the metadata of the session.', [metadataKey], early),
  'session.evictMetadata': records('Removes all metadata of the session.', [], early),
} as const;
