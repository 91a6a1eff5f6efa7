import { object, optional, text } from '../api/arguments.ts';
import { authenticationMethods } from '../api/authentication-methods.ts';
import { cacheMethods } from '../api/cache-methods.ts';
import { setAccessTokenClaim, setIdTokenClaim } from '../api/claim-methods.ts';
import type { Method } from '../api/method.ts';
import { denies, suspends } from '../api/records.ts';
import { redirectMethods } from '../api/redirect-methods.ts';
import { samlMethods } from '../api/saml-methods.ts';
import { takesScope } from '../api/scope-methods.ts';
import { sessionMethods } from '../api/session-methods.ts';
import { transactionMethods } from '../api/transaction-methods.ts';
import { userMethods } from '../api/user-methods.ts';
import { trigger } from './trigger.ts';

/** Rules stopped running on 2026-11-18: none ever was. */
const wasExecuted: Method = () => false;

/** Reads what no event holds; the runner has no way to the tenant's data. */
const notYet: Method = (_args, { method }) => {
  throw new Error(`api.${method} is not emulated yet: read \`event.authorization?.roles\` instead.`);
};

export const postLogin = trigger({
  id: 'post-login',
  version: 'v3',
  handlers: ['onExecutePostLogin', 'onContinuePostLogin'],
  mode: 'blocking',
  api: {
    'access.deny': denies([text('reason')], ([reason = '']) => ({ reason })),
    'accessToken.setCustomClaim': setAccessTokenClaim,
    'accessToken.addScope': takesScope,
    'accessToken.removeScope': takesScope,
    ...authenticationMethods,
    ...cacheMethods,
    'groups.getUserGroups': notYet,
    'groups.hasGroupMembership': notYet,
    'idToken.setCustomClaim': setIdTokenClaim,
    'prompt.render': suspends(
      text('promptId'),
      optional(object('promptOptions', [optional(object('fields')), optional(object('vars'))])),
    ),
    ...redirectMethods,
    'roles.getUserEffectiveRoles': notYet,
    'roles.getUserEffectiveRolesByIds': notYet,
    'roles.getUserEffectiveRolesByNames': notYet,
    'rules.wasExecuted': wasExecuted,
    ...samlMethods,
    ...sessionMethods,
    ...transactionMethods,
    ...userMethods,
    'validation.error': denies([text('errorCode'), text('errorMessage')], ([code = '', reason = '']) => ({
      code,
      reason,
    })),
  },
});
