import { cacheMethods } from '../api/cache-methods.ts';
import { postChangePasswordEvent } from '../events/post-change-password.ts';
import { trigger } from './trigger.ts';

export const postChangePassword = trigger({
  id: 'post-change-password',
  version: 'v2',
  versions: ['v1', 'v2'],
  handlers: ['onExecutePostChangePassword'],
  mode: 'async',
  runs: 'When the password of a person of a database has been changed or reset.',
  timeoutMs: 20_000,
  mostActions: 20,
  event: postChangePasswordEvent,
  api: cacheMethods,
});
