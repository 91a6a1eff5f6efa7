import { flag, listOf, object, oneOf, optional, text, url } from './arguments.ts';
import type { Method } from './method.ts';
import { records, suspends } from './records.ts';

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

const recordUrl = records(url('provider_url'));

/** Auth0's documentation: only in the handler that goes on after a redirect. */
const recordMethod: Method = (args, call) => {
  if (call.handler !== 'onContinuePostLogin') {
    throw new Error(`api.${call.method} can only be called in onContinuePostLogin.`);
  }
  return recordUrl(args, call);
};

const providerOptions = object('providerOptions', [text('host'), text('ikey'), text('skey')]);

export const authenticationMethods = {
  'authentication.challengeWith': suspends(factor(challengeable), additional(challengeable)),
  'authentication.challengeWithAny': suspends(listOf(factor(challengeable, 'factors'))),
  'authentication.enrollWith': suspends(factor(enrollable), additional(enrollable)),
  'authentication.enrollWithAny': suspends(listOf(factor(enrollable, 'factors'))),
  'authentication.recordMethod': recordMethod,
  'authentication.setPrimaryUser': records(text('primary_user_id', 128)),
  /** Deferred to the end of the login: later Actions run. */
  'multifactor.enable': records(
    oneOf('provider', ['any', 'duo', 'google-authenticator', 'guardian', 'none']),
    optional(object('options', [optional(flag('allowRememberBrowser')), optional(providerOptions)])),
  ),
} as const;
