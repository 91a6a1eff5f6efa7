import { cacheMethods } from '../api/cache-methods.ts';
import { trigger } from './trigger.ts';

export const postUserRegistration = trigger({
  id: 'post-user-registration',
  version: 'v2',
  handlers: ['onExecutePostUserRegistration'],
  mode: 'async',
  api: cacheMethods,
});
