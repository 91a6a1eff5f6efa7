import { denyTokenExchange, rejectInvalidSubjectToken } from '../api/access-methods.ts';
import { cacheMethods } from '../api/cache-methods.ts';
import { exchangeMethods } from '../api/exchange-methods.ts';
import { exchangedUserMethods } from '../api/user-methods.ts';
import { customTokenExchangeEvent } from '../events/custom-token-exchange.ts';
import { trigger } from './trigger.ts';

export const customTokenExchange = trigger({
  id: 'custom-token-exchange',
  version: 'v1',
  versions: ['v1'],
  handlers: ['onExecuteCustomTokenExchange'],
  mode: 'blocking',
  runs: 'When an application exchanges a token of another system, before post-login; the one Action of the Custom Token Exchange Profile.',
  denial: 'The exchange is refused: the application gets the code and the reason.',
  timeoutMs: 20_000,
  mostActions: 1,
  event: customTokenExchangeEvent,
  api: {
    'access.deny': denyTokenExchange,
    'access.rejectInvalidSubjectToken': rejectInvalidSubjectToken,
    ...cacheMethods,
    ...exchangeMethods,
    ...exchangedUserMethods,
  },
});
