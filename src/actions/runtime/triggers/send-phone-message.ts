import { cacheMethods } from '../api/cache-methods.ts';
import { sendPhoneMessageEvent } from '../events/send-phone-message.ts';
import { trigger } from './trigger.ts';

export const sendPhoneMessage = trigger({
  id: 'send-phone-message',
  version: 'v2',
  versions: ['v1', 'v2'],
  handlers: ['onExecuteSendPhoneMessage'],
  mode: 'blocking',
  runs: 'When a person is to get a code by text message or call, to enrol a phone as a second factor or to use it.',
  timeoutMs: 20_000,
  mostActions: 20,
  event: sendPhoneMessageEvent,
  api: cacheMethods,
});
