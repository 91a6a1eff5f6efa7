import { cacheMethods } from '../api/cache-methods.ts';
import { trigger } from './trigger.ts';

export const sendPhoneMessage = trigger({
  id: 'send-phone-message',
  version: 'v2',
  handlers: ['onExecuteSendPhoneMessage'],
  mode: 'blocking',
  api: cacheMethods,
});
