import { optional, text } from '../api/arguments.ts';
import { cacheMethods } from '../api/cache-methods.ts';
import type { Method } from '../api/method.ts';
import { denies } from '../api/records.ts';
import { userMethods } from '../api/user-methods.ts';
import { preUserRegistrationEvent } from '../events/pre-user-registration.ts';
import { trigger } from './trigger.ts';

const denyWithMessage = denies(
  'Refuses the sign-up; `userMessage` is what the person reads, `reason` goes into the log.',
  [text('reason'), optional(text('userMessage'))],
  ([reason = '', userMessage]) => ({ reason, ...(userMessage && { userMessage }) }),
);

/** Published Actions call it with one argument as in post-login, so that is no error; the person then reads no explanation. */
const deny: Method = {
  ...denyWithMessage,
  run(args, call) {
    if (args.length === 1)
      call.warn('api.access.deny(reason, userMessage) was called without `userMessage`.');
    return denyWithMessage.run(args, call);
  },
};

export const preUserRegistration = trigger({
  id: 'pre-user-registration',
  version: 'v2',
  versions: ['v1', 'v2'],
  handlers: ['onExecutePreUserRegistration'],
  mode: 'blocking',
  runs: 'When a person signs up on a database or passwordless connection, before there is an account; not for social connections.',
  denial: 'No account is made: the reason goes to the tenant’s log, the message to the person.',
  timeoutMs: 20_000,
  mostActions: 20,
  event: preUserRegistrationEvent,
  api: {
    'access.deny': deny,
    ...cacheMethods,
    ...userMethods,
    'validation.error': denies(
      'Refuses the sign-up with an error that the person can do something about.',
      [text('errorCode'), text('errorMessage')],
      ([code = '', reason = '']) => ({ code, reason, userMessage: reason }),
    ),
  },
});
