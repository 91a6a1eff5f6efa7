import { denyLogin, refuseLogin } from '../api/access-methods.ts';
import { text } from '../api/arguments.ts';
import { authenticationMethods } from '../api/authentication-methods.ts';
import { cacheMethods } from '../api/cache-methods.ts';
import { loginClaimMethods } from '../api/claim-methods.ts';
import { lookupMethods } from '../api/lookup-methods.ts';
import type { Method } from '../api/method.ts';
import { promptMethods } from '../api/prompt-methods.ts';
import { redirectMethods } from '../api/redirect-methods.ts';
import { refreshTokenMethods } from '../api/refresh-token-methods.ts';
import { samlMethods } from '../api/saml-methods.ts';
import { accessTokenScopeMethods } from '../api/scope-methods.ts';
import { sessionMethods } from '../api/session-methods.ts';
import { transactionMethods } from '../api/transaction-methods.ts';
import { userMethods } from '../api/user-methods.ts';
import { postLoginEvent } from '../events/post-login.ts';
import { trigger } from './trigger.ts';

/** Rules stopped running on 2026-11-18: none ever was. */
const wasExecuted: Method = {
  takes: [text('ruleId')],
  does: 'Answers whether a Rule has run: never.',
  run: () => false,
};

export const postLogin = trigger({
  id: 'post-login',
  version: 'v3',
  versions: ['v1', 'v2', 'v3'],
  handlers: ['onExecutePostLogin', 'onContinuePostLogin'],
  mode: 'blocking',
  runs: 'When a person has proved who they are, before they get tokens; also at every refresh token exchange.',
  denial:
    'The login is refused: the application gets `access_denied` with the reason. Metadata that was set before is kept.',
  timeoutMs: 20_000,
  mostActions: 20,
  event: postLoginEvent,
  api: {
    'access.deny': denyLogin,
    ...loginClaimMethods,
    ...accessTokenScopeMethods,
    ...authenticationMethods,
    ...cacheMethods,
    ...lookupMethods,
    ...promptMethods,
    ...redirectMethods,
    ...refreshTokenMethods,
    'rules.wasExecuted': wasExecuted,
    ...samlMethods,
    ...sessionMethods,
    ...transactionMethods,
    ...userMethods,
    'validation.error': refuseLogin,
  },
});
