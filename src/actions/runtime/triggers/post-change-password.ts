import { cacheMethods } from '../api/cache-methods.ts';
import { trigger } from './trigger.ts';

export const postChangePassword = trigger({
  id: 'post-change-password',
  version: 'v2',
  handlers: ['onExecutePostChangePassword'],
  mode: 'async',
  api: cacheMethods,
});
