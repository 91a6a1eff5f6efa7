import { createHash } from 'node:crypto';
import type { Effects } from '../../../actions/runtime/effects.ts';
import type { Doc } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { accessToken } from '../tokens/access-token.ts';
import { idToken } from '../tokens/id-token.ts';
import { opaqueToken } from '../tokens/opaque-token.ts';
import { organizationClaims } from '../tokens/organization-claims.ts';
import type { Login } from './open-login.ts';

/** A login that is through, and what Actions made of it: all that tokens need. */
export type AcceptedLogin = Pick<
  Login,
  'user' | 'client' | 'api' | 'organization' | 'scopes' | 'permissions' | 'methods' | 'session' | 'protocol'
> & {
  readonly effects: Effects;
  /** Of the request to /authorize: for the ID token. */
  readonly nonce?: string;
  /** Seconds since the epoch: when the person proved who they are, where the application asked (`max_age`). */
  readonly authTime?: number;
};

/** `gty`, by protocol: Auth0's documentation, "Access token profiles". The other flows have none. */
const GRANTS: Readonly<Record<string, string>> = {
  'oauth2-password': 'password',
  'oauth2-resource-owner': 'password',
};

/** What goes through the browser together with an ID token, which then vouches for it. */
export interface FrontChannel {
  readonly code?: string | undefined;
  readonly withAccessToken: boolean;
}

/**
 * The token endpoint's answer to a login: `{ access_token, id_token, scope, expires_in, token_type }`; of /authorize with
 * `front`: OpenID Connect Core, sections 3.2.2.10 and 3.3.2.11, for `at_hash` and `c_hash`.
 */
export async function issueTokens(
  context: TenantContext,
  issue: AcceptedLogin,
  front?: FrontChannel,
): Promise<Doc> {
  const scopes = changedScopes(issue.scopes, issue.effects);
  const { token, lifetime } = await accessTokenOf(context, { ...issue, scopes });
  const openid = scopes.includes('openid');
  return {
    access_token: token,
    ...(openid && { id_token: await idTokenOf(context, { ...issue, scopes }, hashesOf(token, front)) }),
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    expires_in: lifetime,
    token_type: 'Bearer',
  };
}

/** What Actions do to the scopes overrides RBAC (Auth0's documentation, "Enable RBAC for APIs"). */
function changedScopes(scopes: readonly string[], { addedScopes, removedScopes }: Effects): string[] {
  return [...new Set([...scopes, ...addedScopes])].filter((scope) => !removedScopes.includes(scope));
}

function hashesOf(accessToken: string, front: FrontChannel | undefined): Doc {
  return {
    ...(front?.withAccessToken && { at_hash: halfHash(accessToken) }),
    ...(front?.code !== undefined && { c_hash: halfHash(front.code) }),
  };
}

/** The left half of the hash, for RS256 and HS256. */
function halfHash(text: string): string {
  return createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');
}

function idTokenOf(context: TenantContext, issue: AcceptedLogin, hashes: Doc): Promise<string> {
  const { user, client, scopes, effects, session, nonce, authTime } = issue;
  const login = {
    ...hashes,
    ...(nonce !== undefined && { nonce }),
    ...(authTime !== undefined && { auth_time: authTime }),
    ...organizationClaims(context, issue),
    ...(session && { sid: String(session.id) }),
    ...multifactorClaims(issue),
  };
  return idToken(context, { user, client, scopes, claims: effects.idTokenClaims, login });
}

function accessTokenOf(context: TenantContext, issue: AcceptedLogin) {
  const { user, client, api, scopes, permissions, effects, protocol } = issue;
  const subject = String(user.user_id);
  if (!api) return opaqueToken(context, { subject, client, scopes });
  const grant = GRANTS[protocol];
  return accessToken(context, {
    api,
    client,
    subject,
    scopes,
    permissions,
    claims: { ...effects.accessTokenClaims, ...organizationClaims(context, issue) },
    ...(grant && { grant }),
  });
}

/** Auth0's documentation, "Configure Step-up Authentication for Web Apps": only where a factor was given in this login. */
function multifactorClaims({ methods }: Pick<Login, 'methods'>): Doc {
  if (!methods.some(({ name }) => name === 'mfa')) return {};
  return { acr: 'http://schemas.openid.net/pape/policies/2007/06/multi-factor', amr: ['mfa'] };
}
