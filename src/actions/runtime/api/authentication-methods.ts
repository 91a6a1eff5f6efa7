import { flag, object, oneOf, optional, text, url } from './arguments.ts';
import { warnOfLostMetadata } from './lost-metadata.ts';
import type { Method } from './method.ts';
import { mfaMethods } from './mfa-methods.ts';
import { records } from './records.ts';

/** Auth0's documentation: only in the handler that goes on after a redirect. */
const recordMethod: Method = {
  takes: [url('provider_url')],
  does: 'Adds a custom way of signing in to `event.authentication.methods`; only after a redirect.',
  chains: true,
  run(args, call) {
    if (call.handler !== 'onContinuePostLogin') {
      throw new Error(`api.${call.method} can only be called in onContinuePostLogin.`);
    }
    call.record(args);
  },
};

/** Auth0's documentation, "Actions Limitations": 128 characters, once in a transaction. */
const setPrimaryUser: Method = {
  takes: [text('primary_user_id', 128)],
  does: 'Makes another user, whom the one who signed in was linked to, the one that tokens are for.',
  most: 1,
  run(args, call) {
    call.record(args);
    warnOfLostMetadata(call);
  },
};

const providerOptions = object('providerOptions', [
  text('host'),
  text('ikey'),
  text('skey'),
  optional(text('username')),
]);

const enableMultifactor = records(
  'Asks for a second factor when all Actions have run; challenges override it.',
  [
    oneOf('provider', ['any', 'duo', 'google-authenticator', 'guardian', 'none']),
    optional(object('options', [optional(flag('allowRememberBrowser')), optional(providerOptions)])),
  ],
  { chains: true },
);

export const authenticationMethods = {
  ...mfaMethods,
  'authentication.recordMethod': recordMethod,
  'authentication.setPrimaryUser': setPrimaryUser,
  'multifactor.enable': enableMultifactor,
} as const;
