import type { Context } from 'hono';
import { effectsOf } from '../../../actions/runtime/effects.ts';
import type { Doc } from '../../../core/json.ts';
import { SESSIONS } from '../../../resources/users/access.ts';
import type { TenantContext } from '../../context.ts';
import { resetGoesOn } from '../database/reset-actions.ts';
import { beginForm } from '../forms/form-run.ts';
import { acceptInvitation } from '../invitations/accept-invitation.ts';
import { findInvitation } from '../invitations/find-invitation.ts';
import { tellApplications } from '../logout/tell-applications.ts';
import { isRemembered } from '../mfa/remembered-browser.ts';
import { OAuthError } from '../oauth-error.ts';
import { requestFacts } from '../request-facts.ts';
import { endRefreshTokens, endSession } from '../sessions/end-session.ts';
import { eventSession } from '../sessions/event-session.ts';
import { type ComeBack, continueLogin, type LoginResult, logIn } from '../sign-in/log-in.ts';
import type { Parameters } from '../token-endpoint/read-parameters.ts';
import { authorizeFacts } from './authorize-facts.ts';
import { type BrowserLogin, type LoginChanges, updateBrowserLogin } from './browser-login.ts';
import { consentOrFinish } from './finish.ts';
import { organizationToChoose } from './organization-to-choose.ts';
import { pageOf } from './page-of.ts';
import { refuseLogin } from './refuse-login.ts';
import { withQuery } from './respond.ts';
import { transactionOf } from './transaction-of.ts';

/** Somebody who has proved who they are. */
export interface Person {
  readonly user: Doc;
  readonly connection: Doc;
  /** `event.authentication.methods`; left out: by the connection's kind. */
  readonly methods?: readonly Doc[];
  /** The session that speaks for them. */
  readonly sessionId?: string;
}

/**
 * Goes on with a login in which somebody has proved who they are: an organization, the Actions, a second factor,
 * consent, or back to the application. Answers with a redirect.
 */
export async function personProved(
  context: TenantContext,
  c: Context,
  before: BrowserLogin,
  { user: proved, connection, methods = [], sessionId }: Person,
): Promise<Response> {
  const user = asInvited(context, before, proved);
  if (user instanceof OAuthError) return refuseLogin(context, c, before, user);
  const login = updateBrowserLogin(context, before, {
    person: { user, connection, methods, sessionId },
  });
  const choice = organizationToChoose(context.state.documents, login, user);
  if (choice === 'ask') return waitAt(context, c, login, { waits: 'organization' });
  return enter(context, c, choice ? updateBrowserLogin(context, login, { organization: choice }) : login);
}

/** The person as a member, where they were invited; a refusal where the invitation is not theirs, or is gone meanwhile. */
function asInvited(context: TenantContext, { parameters }: BrowserLogin, user: Doc): Doc | OAuthError {
  try {
    const invited = findInvitation(context, parameters);
    return invited ? acceptInvitation(context, user, invited) : user;
  } catch (error) {
    if (error instanceof OAuthError) return error;
    throw error;
  }
}

/** Goes on with the organization that the person has chosen; without one where the application allows that. */
export async function organizationChosen(
  context: TenantContext,
  c: Context,
  before: BrowserLogin,
  organization: string | undefined,
): Promise<Response> {
  const login = updateBrowserLogin(context, before, {
    organization: organization ?? '',
    scratch: { chose: true },
  });
  return login.person ? enter(context, c, login) : waitAt(context, c, login, { waits: 'person' });
}

/** Goes on with a login whose person has given a second factor, or has set one up. */
export async function factorProved(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
  factor: string,
): Promise<Response> {
  return goOn(context, c, login, { factor, enrolled: true });
}

/** Goes on with a login whose person is back from where an Action sent them, or has filled in a form. */
export async function cameBack(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
  back: { readonly prompt?: Doc; readonly body?: Readonly<Record<string, string>> },
): Promise<Response> {
  return goOn(context, c, login, back);
}

/** Runs what comes after the proof. */
async function enter(context: TenantContext, c: Context, login: BrowserLogin): Promise<Response> {
  const { person, client, parameters, asked, state } = login;
  if (!person) throw new Error('nobody has proved who they are');
  const { user, connection, methods, sessionId } = person;
  const session = context.state.documents.get(SESSIONS, sessionId ?? '');
  const result = await logIn(context, {
    user,
    connection,
    client,
    audience: parameters.audience,
    scope: parameters.scope,
    organization: parameters.organization,
    protocol: asked.protocol,
    request: authorizeFacts(c, login),
    transaction: transactionOf(login),
    waitsAs: state,
    ...(methods.length > 0 && { methods }),
    ...(session && { session: eventSession(session, client) }),
    remembered: isRemembered(context, c, user),
  });
  return afterLogin(context, c, login, result);
}

type Back = Omit<ComeBack, 'request'> & { readonly body?: Parameters };

async function goOn(context: TenantContext, c: Context, login: BrowserLogin, back: Back): Promise<Response> {
  const { body = {}, ...rest } = back;
  const request = requestFacts(c, login.client, body);
  if (login.reset !== undefined) return resetGoesOn(context, c, login, { ...rest, request });
  return afterLogin(context, c, login, await continueLogin(context, login.state, { ...rest, request }));
}

async function afterLogin(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
  { refused, pending, accepted, outcome }: LoginResult,
): Promise<Response> {
  if (refused) {
    endRevoked(context, c, outcome);
    return refuseLogin(context, c, login, refused);
  }
  if (accepted) return consentOrFinish(context, c, login, accepted);
  const { redirect, prompt } = effectsOf(outcome ?? { commands: [] });
  if (pending.waits === 'mfa') return waitAt(context, c, login, { waits: 'mfa' });
  if (pending.waits === 'form') {
    const run = prompt && beginForm(context, login, prompt);
    if (!run)
      return refuseLogin(context, c, login, OAuthError.of('unknown-form', { form: prompt?.id ?? '' }));
    const { id, fields, vars, node } = run;
    // A form without a step asks nothing.
    if (node === undefined) return cameBack(context, c, login, { prompt: { id, fields, vars } });
    const form = { id, fields, vars, node, before: [] };
    return waitAt(context, c, login, { waits: 'form', scratch: { form } });
  }
  updateBrowserLogin(context, login, { waits: 'redirect' });
  const { url = '', query = {} } = redirect ?? {};
  return c.redirect(withQuery(url, { ...asTexts(query), state: login.state }));
}

/** Auth0's documentation, "Redirect with Actions": `state` is added to what the Action gave. */
function asTexts(query: Doc): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function waitAt(context: TenantContext, c: Context, login: BrowserLogin, changes: LoginChanges): Response {
  return c.redirect(pageOf(context.state.documents, updateBrowserLogin(context, login, changes)));
}

/** Auth0's documentation, `api.session.revoke`: the login is denied, and the session ends with its refresh tokens. */
function endRevoked(context: TenantContext, c: Context, outcome: LoginResult['outcome']): void {
  const { revoked } = effectsOf(outcome ?? { commands: [] }).session;
  if (!revoked) return;
  const session = endSession(context, c);
  if (!session) return;
  if (!revoked.preserveRefreshTokens) endRefreshTokens(context, session);
  tellApplications(context, session);
}
