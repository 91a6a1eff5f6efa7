import type { Context } from 'hono';
import { type Doc, textOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { allowDevice } from '../device/device-codes.ts';
import { OAuthError } from '../oauth-error.ts';
import { samlAnswer } from '../saml-applications/saml-answer.ts';
import { wsFedAnswer } from '../saml-applications/wsfed-answer.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { type AcceptedLogin, issueTokens } from '../sign-in/issue-tokens.ts';
import { keptLogin, openKeptLogin } from '../sign-in/kept-login.ts';
import { type BrowserLogin, endBrowserLogin, updateBrowserLogin } from './browser-login.ts';
import { makeCode } from './codes.ts';
import { asksForConsent, rememberConsent } from './consent.ts';
import { pageOf } from './page-of.ts';
import { refuseLogin } from './refuse-login.ts';
import { type Answer, respond } from './respond.ts';

/** Back to the application with a login that is through, by way of the person's consent where that is needed. */
export async function consentOrFinish(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
  accepted: AcceptedLogin,
): Promise<Response> {
  const { documents } = context.state;
  // Whoever does not consent has logged in all the same.
  keepSession(context, c, accepted, String(login.person?.connection.id ?? ''));
  if (!asksForConsent(documents, login, accepted)) return finish(context, c, login, accepted);
  if (login.asked.prompt.includes('none'))
    return refuseLogin(context, c, login, OAuthError.of('consent-needed', {}));
  const waiting = updateBrowserLogin(context, login, { waits: 'consent', kept: keptLogin(accepted) });
  return c.redirect(pageOf(documents, waiting));
}

/** Goes on with a login whose person has consented. Raises `unknown-transaction` where nobody was asked. */
export async function consentGiven(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
): Promise<Response> {
  const accepted = login.kept && openKeptLogin(context, login.kept);
  if (!accepted || login.waits !== 'consent') throw OAuthError.of('unknown-transaction', {});
  rememberConsent(context, accepted);
  return finish(context, c, login, accepted);
}

/** Ends a login whose person has not consented; the application is told. */
export function consentRefused(context: TenantContext, c: Context, login: BrowserLogin): Response {
  return refuseLogin(context, c, login, OAuthError.of('consent-refused', {}));
}

async function finish(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
  accepted: AcceptedLogin,
): Promise<Response> {
  endBrowserLogin(context, login);
  if (login.saml?.protocol === 'wsfed') return wsFedAnswer(context, c, login, accepted);
  if (login.saml) return samlAnswer(context, c, login, accepted);
  if (login.device !== undefined) {
    allowDevice(context, login.device, accepted);
    return c.redirect('/u/device/allowed');
  }
  const { nonce } = login.parameters;
  const complete = {
    ...accepted,
    ...(nonce !== undefined && { nonce }),
    ...(login.asked.maxAge !== undefined && { authTime: authTimeOf(accepted) }),
  };
  const { responseTypes } = login.asked;
  const code = responseTypes.includes('code') ? { code: codeOf(context, login, complete) } : {};
  const tokens = responseTypes.some((type) => type !== 'code')
    ? frontTokens(
        await issueTokens(context, complete, {
          withAccessToken: responseTypes.includes('token'),
          ...code,
        }),
        responseTypes,
      )
    : {};
  return respond(context, c, login.callback, { ...code, ...tokens });
}

function codeOf(
  context: TenantContext,
  { parameters, callback }: BrowserLogin,
  accepted: AcceptedLogin,
): string {
  return makeCode(context, accepted, {
    redirectUri: parameters.redirect_uri === undefined ? undefined : callback.redirectUri,
    challenge: parameters.code_challenge,
    challengeMethod: parameters.code_challenge_method,
  });
}

/** Of the tokens, those that come right away (OpenID Connect Core, sections 3.2.2.5 and 3.3.2.5). */
function frontTokens(answer: Doc, responseTypes: readonly string[]): Answer {
  const idToken = textOf(answer.id_token);
  const access = {
    access_token: String(answer.access_token),
    expires_in: String(answer.expires_in),
    token_type: String(answer.token_type),
    ...(answer.scope !== undefined && { scope: String(answer.scope) }),
  };
  return {
    ...(responseTypes.includes('token') && access),
    ...(responseTypes.includes('id_token') && idToken !== undefined && { id_token: idToken }),
  };
}

/** Seconds since the epoch. */
function authTimeOf({ session }: AcceptedLogin): number {
  return Math.floor(Date.parse(textOf(session?.authenticated_at) ?? '') / 1000);
}
