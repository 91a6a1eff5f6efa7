import { flag, listOf, object, oneOf, optional, text, url } from './arguments.ts';
import type { Method } from './method.ts';
import { recordCall, records, suspends } from './records.ts';

const enrollable = [
  'otp',
  'phone',
  'push',
  'push-notification',
  'recovery-code',
  'webauthn-platform',
  'webauthn-roaming',
];
/** E-mail can be challenged and not be enrolled. */
const challengeable = [...enrollable.filter((type) => type !== 'push'), 'email'];

const factor = (types: readonly string[], name = 'factor') =>
  object(name, [oneOf('type', types), optional(object('options'))]);

const additional = (types: readonly string[]) =>
  optional(object('options', [optional(listOf(factor(types, 'additionalFactors')))]));

/** Auth0's documentation: only in the handler that goes on after a redirect. */
const recordMethod: Method = {
  takes: [url('provider_url')],
  does: 'Adds a custom way of signing in to `event.authentication.methods`; only after a redirect.',
  run(args, call) {
    if (call.handler !== 'onContinuePostLogin') {
      throw new Error(`api.${call.method} can only be called in onContinuePostLogin.`);
    }
    return recordCall(args, call);
  },
};

const providerOptions = object('providerOptions', [text('host'), text('ikey'), text('skey')]);

export const authenticationMethods = {
  'authentication.challengeWith': suspends(
    'Asks for a factor, and for one of the additional ones if the person prefers.',
    [factor(challengeable), additional(challengeable)],
  ),
  'authentication.challengeWithAny': suspends('Asks for one of these factors.', [
    listOf(factor(challengeable, 'factors')),
  ]),
  'authentication.enrollWith': suspends('Has the person set up a factor, or one of the additional ones.', [
    factor(enrollable),
    additional(enrollable),
  ]),
  'authentication.enrollWithAny': suspends('Has the person set up one of these factors.', [
    listOf(factor(enrollable, 'factors')),
  ]),
  'authentication.recordMethod': recordMethod,
  'authentication.setPrimaryUser': records(
    'Makes another user the one that signs in.',
    [text('primary_user_id', 128)],
    { most: 1 },
  ),
  'multifactor.enable': records('Asks for a second factor when all Actions have run.', [
    oneOf('provider', ['any', 'duo', 'google-authenticator', 'guardian', 'none']),
    optional(object('options', [optional(flag('allowRememberBrowser')), optional(providerOptions)])),
  ]),
} as const;
