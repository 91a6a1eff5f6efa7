import { oneOf, optional, text } from '../api/arguments.ts';
import { cacheMethods } from '../api/cache-methods.ts';
import { setAccessTokenClaim } from '../api/claim-methods.ts';
import { denies } from '../api/records.ts';
import { targetScopeMethods } from '../api/scope-methods.ts';
import { credentialsExchangeEvent } from '../events/credentials-exchange.ts';
import { trigger } from './trigger.ts';

const codes = ['invalid_scope', 'invalid_request', 'server_error'];

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
    'access.deny': denies(
      'Refuses the token with one of three error codes.',
      [oneOf('code', codes), optional(text('reason'))],
      ([code = '', reason = '']) => ({ code, reason }),
    ),
    'accessToken.setCustomClaim': setAccessTokenClaim,
    ...cacheMethods,
    ...targetScopeMethods,
  },
});
