import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import type { RequestFacts } from '../request-facts.ts';
import { type AcceptedLogin, issueTokens } from '../sign-in/issue-tokens.ts';
import { issueRefreshToken } from './issue-refresh-token.ts';

/** The tokens of a login at the token endpoint: with a refresh token where `offline_access` was granted. */
export async function withRefreshToken(
  context: TenantContext,
  login: AcceptedLogin,
  facts: RequestFacts,
): Promise<Doc> {
  const { access_token = '', ...rest } = await issueTokens(context, login);
  const offline = login.scopes.includes('offline_access');
  return {
    access_token,
    ...(offline && { refresh_token: issueRefreshToken(context, login, facts) }),
    ...rest,
  };
}
