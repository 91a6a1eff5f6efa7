import { type Argument, flag, listOf, object, oneOf, optional } from './arguments.ts';
import { isCustomTokenExchange, isSilent } from './flow-kind.ts';
import type { Method } from './method.ts';
import { waitFor } from './waits.ts';

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
const challengeable = [...enrollable, 'email'];

/** Auth0's documentation, "Customize MFA Selection for Universal Login": of `phone` and of `push-notification`. */
const factorOptions = object('options', [
  optional(oneOf('preferredMethod', ['sms', 'voice', 'both'])),
  optional(flag('otpFallback')),
]);

const factor = (types: readonly string[], name = 'factor') =>
  object(name, [oneOf('type', types), optional(factorOptions)]);

const additional = (types: readonly string[]) =>
  optional(object('options', [optional(listOf(factor(types, 'additionalFactors')))]));

/** Auth0's documentation: a flow can execute four of these commands; at a fifth, "an authentication error will occur". */
const MOST_COMMANDS = 4;
const COMMANDS = ['challengeWith', 'challengeWithAny', 'enrollWith', 'enrollWithAny'];

function asks(does: string, takes: readonly Argument[]): Method {
  return {
    takes,
    does,
    most: MOST_COMMANDS,
    together: COMMANDS.map((command) => `authentication.${command}`),
    run(args, call) {
      if (isCustomTokenExchange(call.event)) {
        throw new Error(`api.${call.method} is not supported in a custom token exchange.`);
      }
      waitFor(args, call, !isSilent(call.event));
    },
  };
}

/** In post-login and password-reset-post-challenge. */
export const challengeMethods = {
  'authentication.challengeWith': asks(
    'Asks for a factor, and for one of the additional ones if the person prefers; factors that are not enrolled are left out.',
    [factor(challengeable), additional(challengeable)],
  ),
  'authentication.challengeWithAny': asks('Asks for one of these factors, which the person chooses.', [
    listOf(factor(challengeable, 'factors')),
  ]),
} as const;

/** In post-login. */
export const mfaMethods = {
  ...challengeMethods,
  'authentication.enrollWith': asks('Has the person set up a factor, or one of the additional ones.', [
    factor(enrollable),
    additional(enrollable),
  ]),
  'authentication.enrollWithAny': asks('Has the person set up one of these factors, which they choose.', [
    listOf(factor(enrollable, 'factors')),
  ]),
} as const;
