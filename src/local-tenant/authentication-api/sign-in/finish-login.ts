import type { Effects } from '../../../actions/runtime/effects.ts';
import type { Command } from '../../../actions/runtime/runner.ts';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { refuse } from '../oauth-error.ts';
import { canGiveFactor } from './interactive.ts';
import type { LoginResult } from './log-in.ts';
import type { Login } from './open-login.ts';
import { asksForFactor } from './second-factor.ts';
import { keepTransaction } from './transactions.ts';

/**
 * What comes after all Actions: the second factor that they, or the tenant's policy, ask for.
 * Raises `mfa-required` where nobody is there to be asked, and `unknown-primary-user`.
 */
export function finishLogin(
  context: TenantContext,
  login: Login,
  { commands, effects }: { readonly commands: readonly Command[]; readonly effects: Effects },
): LoginResult {
  if (asksForFactor(context.state.documents, effects, login)) {
    if (!canGiveFactor(login)) refuse('mfa-required', {});
    const remember = effects.multifactor?.options.allowRememberBrowser !== false;
    const challenge = { method: 'multifactor.enable', remember };
    return {
      pending: {
        state: keepTransaction(context, login, { waits: 'mfa', challenge, commands }),
        waits: 'mfa',
      },
    };
  }
  const user = tokensUser(context, login, effects);
  return { accepted: { ...login, user, effects } };
}

/** Auth0's documentation, "setPrimaryUser": the tokens are that user's. */
function tokensUser({ state }: TenantContext, { user }: Login, { primaryUser }: Effects): Doc {
  if (primaryUser === undefined) return user;
  return state.documents.get('/users', primaryUser) ?? refuse('unknown-primary-user', { user: primaryUser });
}
