import { html } from 'hono/html';
import type { Doc } from '../../core/json.ts';
import { tokenClaims } from '../../core/token-claims.ts';
import { verifyToken } from '../authentication-api/tokens/verify-token.ts';
import type { TenantContext } from '../context.ts';
import type { Html } from './console-page.ts';
import { tokenView } from './token-view.ts';

/** A form for a token; with one, each of its claims explained and whether this tenant has signed it. Nothing of it is kept. */
export async function inspector(context: TenantContext, token: string | undefined): Promise<Html> {
  const claims = token === undefined ? undefined : tokenClaims(token);
  return html`<form method="post"><label for="token">A token of this tenant</label><br>
<textarea id="token" name="token" rows="5" spellcheck="false" autocomplete="off">${token ?? ''}</textarea><br><button>Explain</button></form>
${token === undefined ? '' : claims === undefined ? html`<p class="refused">This is no JWT: an opaque token, or not a whole one.</p>` : await explained(context, token, claims)}`;
}

async function explained(context: TenantContext, token: string, claims: Doc): Promise<Html> {
  const isAccess = claims.azp !== undefined || claims.client_id !== undefined;
  const clientId = isAccess ? (claims.azp ?? claims.client_id) : claims.aud;
  const signIn = context.signIns
    .list()
    .find((one) => one.user?.user_id === claims.sub && one.client.client_id === clientId);
  const kind = isAccess ? 'access' : 'id';
  return html`<p>${await signatureOf(context, token)}</p>${tokenView(isAccess ? 'Access token' : 'ID token', token, kind, signIn)}`;
}

async function signatureOf(context: TenantContext, token: string): Promise<Html> {
  const verified = await verifyToken(context, token);
  if ('payload' in verified)
    return html`<span class="signed-in result">Signed by this tenant</span>, and not over yet.`;
  return verified.wrong === 'expired'
    ? html`<span class="waiting result">Signed by this tenant, and over.</span>`
    : html`<span class="refused result">Not signed with a key of this tenant</span> (RS256): nothing in it can be believed. One that is signed with a secret (HS256) is not checked here.`;
}
