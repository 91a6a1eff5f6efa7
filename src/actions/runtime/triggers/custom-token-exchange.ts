import { trigger } from './trigger.ts';

export const customTokenExchange = trigger({
  id: 'custom-token-exchange',
  version: 'v1',
  handlers: ['onExecuteCustomTokenExchange'],
  mode: 'blocking',
});
