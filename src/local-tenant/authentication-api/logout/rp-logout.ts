import type { Context } from 'hono';
import { type Doc, docOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { requestParameters } from '../authorize/request-parameters.ts';
import { withQuery } from '../authorize/respond.ts';
import { refuse } from '../oauth-error.ts';
import { currentSession } from '../sessions/current-session.ts';
import type { Parameters } from '../token-endpoint/read-parameters.ts';
import { verifyToken } from '../tokens/verify-token.ts';
import { logOut } from './log-out.ts';
import { loggingOut, logoutTarget } from './logout-target.ts';

/** A logout as an application asks for it. */
export interface AskedLogout {
  readonly client: Doc | undefined;
  /** Where to go afterwards, with `state`. */
  readonly target: string | undefined;
  /** Whether the ID token shows that it is about the session of this browser: then nobody has to be asked. */
  readonly proved: boolean;
}

/**
 * `GET` and `POST /oidc/logout` (OpenID Connect RP-Initiated Logout): ends the session and goes back. Without an ID token of the
 * session the person is asked first, on `/u/logout` (Auth0's documentation, "Use the OIDC endpoint to log users out").
 * Raises `return-not-allowed`, `invalid-id-token-hint`.
 */
export async function rpLogout(context: TenantContext, c: Context): Promise<Response> {
  const parameters = await requestParameters(c);
  const asked = await askedLogout(context, c, parameters);
  if (!asked.proved && isPrompted(context) && currentSession(context, c))
    return c.redirect(withQuery('/u/logout', parameters));
  return completeLogout(context, c, asked);
}

/** Auth0's documentation: the tenant's `sessions.oidc_logout_prompt_enabled`. */
function isPrompted({ state }: TenantContext): boolean {
  const settings = docOf(state.documents.get('/tenants/settings', ''));
  return docOf(settings.sessions).oidc_logout_prompt_enabled !== false;
}

/** Checks a logout. Raises `return-not-allowed`, `invalid-id-token-hint`. */
export async function askedLogout(
  context: TenantContext,
  c: Context,
  parameters: Parameters,
): Promise<AskedLogout> {
  const { id_token_hint: hint, post_logout_redirect_uri: uri, state, client_id: id } = parameters;
  const claims = hint ? await hinted(context, hint) : undefined;
  const audience = claims && String(claims.aud);
  if (id !== undefined && audience !== undefined && id !== audience) refuse('invalid-id-token-hint', {});
  const client = loggingOut(context, id ?? audience);
  const url = logoutTarget(context, client, uri);
  const current = currentSession(context, c);
  return {
    client,
    target: url && state !== undefined ? withQuery(url, { state }) : url,
    proved: claims !== undefined && (!current || isOf(claims, current.session)),
  };
}

/** An ID token that outlives its session names the person only. */
function isOf({ sid, sub }: Doc, session: Doc): boolean {
  return sid === undefined ? sub === session.user_id : sid === session.id;
}

/** Ends the session and leaves; a plain answer where there is nowhere to go. */
export function completeLogout(
  context: TenantContext,
  c: Context,
  { client, target }: AskedLogout,
): Response {
  logOut(context, c, client);
  return target ? c.redirect(target) : c.text('OK');
}

/** The claims of an ID token of this tenant, expired or not. */
async function hinted(context: TenantContext, hint: string): Promise<Doc> {
  const verified = await verifyToken(context, hint, undefined, { expired: true });
  if ('wrong' in verified) return refuse('invalid-id-token-hint', {});
  return verified.payload as Doc;
}
