import { trigger } from './trigger.ts';

export const customEmailProvider = trigger({
  id: 'custom-email-provider',
  version: 'v1',
  handlers: ['onExecuteCustomEmailProvider'],
  mode: 'blocking',
});
