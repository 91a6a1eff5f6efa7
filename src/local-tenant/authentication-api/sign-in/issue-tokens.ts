import type { Effects } from '../../../actions/runtime/effects.ts';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { accessToken } from '../tokens/access-token.ts';
import { idToken } from '../tokens/id-token.ts';
import { opaqueToken } from '../tokens/opaque-token.ts';

export interface Issue {
  readonly user: Doc;
  readonly client: Doc;
  readonly api: Doc | undefined;
  readonly scopes: readonly string[];
  readonly permissions: readonly string[];
  readonly effects: Effects;
  readonly protocol: string;
}

/** `gty`, by protocol: Auth0's documentation, "Access token profiles". The other flows have none. */
const GRANTS: Readonly<Record<string, string>> = {
  'oauth2-password': 'password',
  'oauth2-resource-owner': 'password',
};

/** The token endpoint's answer to a login: `{ access_token, id_token, scope, expires_in, token_type }`. */
export async function issueTokens(context: TenantContext, issue: Issue): Promise<Doc> {
  const scopes = changedScopes(issue.scopes, issue.effects);
  const { token, lifetime } = await accessTokenOf(context, { ...issue, scopes });
  const { user, client, effects } = issue;
  const openid = scopes.includes('openid');
  return {
    access_token: token,
    ...(openid && {
      id_token: await idToken(context, { user, client, scopes, claims: effects.idTokenClaims }),
    }),
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    expires_in: lifetime,
    token_type: 'Bearer',
  };
}

/** What Actions do to the scopes overrides RBAC (Auth0's documentation, "Enable RBAC for APIs"). */
function changedScopes(scopes: readonly string[], { addedScopes, removedScopes }: Effects): string[] {
  return [...new Set([...scopes, ...addedScopes])].filter((scope) => !removedScopes.includes(scope));
}

function accessTokenOf(context: TenantContext, issue: Issue) {
  const { user, client, api, scopes, permissions, effects, protocol } = issue;
  const subject = String(user.user_id);
  if (!api) return opaqueToken(context, { subject, client, scopes });
  const grant = GRANTS[protocol];
  const claims = effects.accessTokenClaims;
  return accessToken(context, { api, client, subject, scopes, permissions, claims, ...(grant && { grant }) });
}
