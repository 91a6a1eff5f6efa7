import { denyCredentialsExchange } from '../api/access-methods.ts';
import { cacheMethods } from '../api/cache-methods.ts';
import { machineClaimMethods } from '../api/claim-methods.ts';
import { targetScopeMethods } from '../api/scope-methods.ts';
import { credentialsExchangeEvent } from '../events/credentials-exchange.ts';
import { trigger } from './trigger.ts';

export const credentialsExchange = trigger({
  id: 'credentials-exchange',
  version: 'v2',
  versions: ['v1', 'v2'],
  handlers: ['onExecuteCredentialsExchange'],
  mode: 'blocking',
  runs: 'When a machine asks for an access token with its own credentials, before it gets it.',
  denial: 'The token is refused: the application gets the code and the reason.',
  timeoutMs: 20_000,
  mostActions: 20,
  event: credentialsExchangeEvent,
  api: {
    'access.deny': denyCredentialsExchange,
    ...machineClaimMethods,
    ...cacheMethods,
    ...targetScopeMethods,
  },
});
