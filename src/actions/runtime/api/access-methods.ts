import { oneOf, optional, text } from './arguments.ts';
import type { Method } from './method.ts';
import { denies } from './records.ts';

const reason = text('reason');
const errorCode = text('errorCode');
const errorMessage = text('errorMessage');

/** Of post-login; in password-reset-post-challenge it is the same and cannot be chained (Auth0's Actions runtime). */
export const denyLogin = denies(
  'Denies access. The Action runs to its end, no later one runs.',
  [reason],
  ([why = '']) => ({ reason: why }),
  { chains: true },
);

export const denyPasswordReset: Method = { ...denyLogin, chains: false };

export const denyCredentialsExchange = denies(
  'Refuses the token with one of three error codes.',
  [oneOf('code', ['invalid_scope', 'invalid_request', 'server_error']), optional(reason)],
  ([code = '', why = '']) => ({ code, reason: why }),
  { chains: true },
);

const denyWithMessage = denies(
  'Refuses the sign-up; `userMessage` is what the person reads, `reason` goes into the log.',
  [reason, optional(text('userMessage'))],
  ([why = '', userMessage]) => ({ reason: why, ...(userMessage && { userMessage }) }),
  { chains: true },
);

/** Published Actions call it with one argument as in post-login, so that is no error; the person then reads no explanation. */
export const denyRegistration: Method = {
  ...denyWithMessage,
  run(args, call) {
    if (args.length === 1)
      call.warn('api.access.deny(reason, userMessage) was called without `userMessage`.');
    return denyWithMessage.run(args, call);
  },
};

/** Auth0's documentation: "invalid_request, server_error, or any custom code". */
export const denyTokenExchange = denies(
  'Refuses the exchange with an error code of your own, `invalid_request` or `server_error`.',
  [text('code'), reason],
  ([code = '', why = '']) => ({ code, reason: why }),
);

/** Auth0's documentation: the request is rejected with `invalid_request`, and attack protection counts it. */
export const rejectInvalidSubjectToken = denies(
  'Refuses the exchange with `invalid_request`, and has attack protection count the attempt.',
  [reason],
  ([why = '']) => ({ code: 'invalid_request', reason: why }),
);

/** `validation.error` of post-login. */
export const refuseLogin = denies(
  'Refuses the sign-in with an error that the person can do something about.',
  [errorCode, errorMessage],
  ([code = '', why = '']) => ({ code, reason: why }),
  { chains: true },
);

/** `validation.error` of pre-user-registration. */
export const refuseRegistration = denies(
  'Refuses the sign-up with an error that the person can do something about.',
  [errorCode, errorMessage],
  ([code = '', why = '']) => ({ code, reason: why, userMessage: why }),
  { chains: true },
);
