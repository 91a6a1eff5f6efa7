import { cacheMethods } from '../api/cache-methods.ts';
import { postUserRegistrationEvent } from '../events/post-user-registration.ts';
import { trigger } from './trigger.ts';

export const postUserRegistration = trigger({
  id: 'post-user-registration',
  version: 'v2',
  versions: ['v1', 'v2'],
  handlers: ['onExecutePostUserRegistration'],
  mode: 'async',
  runs: 'When a person was added to a database or passwordless connection; not for social connections.',
  timeoutMs: 20_000,
  mostActions: 20,
  event: postUserRegistrationEvent,
  api: cacheMethods,
});
