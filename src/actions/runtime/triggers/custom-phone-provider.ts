import { trigger } from './trigger.ts';

export const customPhoneProvider = trigger({
  id: 'custom-phone-provider',
  version: 'v1',
  handlers: ['onExecuteCustomPhoneProvider'],
  mode: 'blocking',
});
