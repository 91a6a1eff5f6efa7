import { denyRegistration, refuseRegistration } from '../api/access-methods.ts';
import { cacheMethods } from '../api/cache-methods.ts';
import { newUserMethods } from '../api/user-methods.ts';
import { preUserRegistrationEvent } from '../events/pre-user-registration.ts';
import { trigger } from './trigger.ts';

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
    'access.deny': denyRegistration,
    ...cacheMethods,
    ...newUserMethods,
    'validation.error': refuseRegistration,
  },
});
