import { html } from 'hono/html';
import { type Doc, textOf } from '../../core/json.ts';
import { trialCallback } from '../authentication-api/authorize/authorize-request.ts';
import { takeCode } from '../authentication-api/authorize/codes.ts';
import { scopesOf } from '../authentication-api/find-api.ts';
import { issueTokens } from '../authentication-api/sign-in/issue-tokens.ts';
import { openKeptLogin } from '../authentication-api/sign-in/kept-login.ts';
import type { TenantContext } from '../context.ts';
import type { Html } from './console-page.ts';
import { tokenView } from './token-view.ts';

export interface Trial {
  /** The identifier of an API; empty for none. */
  readonly audience: string;
  /** Whether people log in though the browser has a session. */
  readonly again: boolean;
}

/** Where a trial of an application begins: `/authorize` as the application would ask, for all scopes of the API. */
export function trialPath(context: TenantContext, clientId: string, { audience, again }: Trial): string {
  const [api] = context.state.documents.find('/resource-servers', 'identifier', audience);
  const scopes = ['openid', 'profile', 'email', ...(api ? scopesOf(api) : [])];
  const asked = {
    client_id: clientId,
    redirect_uri: trialCallback(context),
    response_type: 'code',
    scope: scopes.join(' '),
    ...(api && { audience }),
    ...(again && { prompt: 'login' }),
  };
  return `/authorize?${new URLSearchParams(asked)}`;
}

export interface TrialAnswer {
  readonly code?: string | undefined;
  readonly error?: string | undefined;
  readonly description?: string | undefined;
}

/** What a trial came to: both tokens with each claim explained, or the refusal. The console takes the code as the application would. */
export async function trialPage(context: TenantContext, answer: TrialAnswer): Promise<Html> {
  const { code, error, description } = answer;
  if (error !== undefined) return refused(context, error, description);
  const taken = takeCode(context, code ?? '');
  const kept = taken?.redirectUri === trialCallback(context) ? taken.login : undefined;
  const login = kept && openKeptLogin(context, kept);
  if (!login) return html`<p>This trial is over. <a href="/console/applications">Try again</a></p>`;
  const { user, client } = login;
  const signIn = context.signIns
    .list()
    .find((one) => one.user?.user_id === user.user_id && one.client.client_id === client.client_id);
  const tokens = await issueTokens(context, login);
  const idToken = textOf(tokens.id_token);
  return html`<p>${textOf(user.email) ?? textOf(user.name) ?? textOf(user.user_id) ?? ''} at ${textOf(client.name) ?? ''}${
    signIn ? html`: <a href="/console/sign-ins/${signIn.number}">what happened</a>` : ''
  }</p>
${idToken === undefined ? '' : tokenView('ID token', idToken, 'id', signIn)}
${tokenView('Access token', textOf(tokens.access_token) ?? '', 'access', signIn)}
<p><a href="/console/applications/${encodeURIComponent(textOf(client.client_id) ?? '')}/try?${againQuery(login.api)}">As somebody else</a></p>`;
}

function againQuery(api: Doc | undefined): URLSearchParams {
  return new URLSearchParams({ audience: textOf(api?.identifier) ?? '', again: 'yes' });
}

function refused({ signIns }: TenantContext, error: string, description: string | undefined): Html {
  const [last] = signIns.list();
  return html`<p><span class="refused result">${error}</span>: ${description ?? ''}</p>
${last?.result === 'refused' ? html`<p><a href="/console/sign-ins/${last.number}">What happened</a></p>` : ''}`;
}
