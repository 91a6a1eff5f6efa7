import type { Context } from 'hono';
import { type Effects, effectsOf } from '../../../actions/runtime/effects.ts';
import type { Outcome, Resume } from '../../../actions/runtime/runner.ts';
import { triggers } from '../../../actions/runtime/triggers/index.ts';
import { isoNow } from '../../../core/clock.ts';
import { type Doc, docOf, docsOf } from '../../../core/json.ts';
import type { TenantContext } from '../../context.ts';
import { fitted } from '../../management-api/triggers/fit-event.ts';
import { authorizeFacts } from '../authorize/authorize-facts.ts';
import {
  type BrowserLogin,
  beginBrowserLogin,
  openBrowserLogin,
  updateBrowserLogin,
} from '../authorize/browser-login.ts';
import { pageOf } from '../authorize/page-of.ts';
import { withQuery } from '../authorize/respond.ts';
import { beginForm } from '../forms/form-run.ts';
import { OAuthError, refuse } from '../oauth-error.ts';
import type { RequestFacts } from '../request-facts.ts';
import { accessOf } from '../sign-in/access-of.ts';
import { connectionOf } from '../sign-in/open-login.ts';
import { cannotBeChallenged, enrolledFactors } from '../sign-in/second-factor.ts';
import { keepWaiting, takeTransaction } from '../sign-in/transactions.ts';
import { boundActions } from '../triggers/bound-actions.ts';
import { clientPart, connectionPart, requestPart, tenantPart } from '../triggers/event-parts.ts';
import { refusalOf, tryTrigger } from '../triggers/run-trigger.ts';
import type { Ticket } from './ticket.ts';

const TRIGGER = 'password-reset-post-challenge';

/** Whoever has followed the link may set a new password, and where they go after that; or where they have to go first. */
export type ResetGate = Response | { readonly resultUrl?: string; readonly state?: string };

/**
 * Runs the Actions of password-reset-post-challenge, once, before a new password is asked for. Auth0's documentation, "Password Reset Post
 * Challenge": they may refuse the reset, ask for a factor, show a form or send the person somewhere. Raises what they refuse with.
 */
export async function resetGate(
  context: TenantContext,
  c: Context,
  { ticket, user }: Ticket,
): Promise<ResetGate> {
  const { documents } = context.state;
  if (boundActions(documents, TRIGGER).length === 0) return {};
  const state = c.req.query('state');
  if (state !== undefined) {
    const { reset, scratch } = openBrowserLogin(context, c, state);
    if (reset !== ticket.id || scratch.passed !== true) refuse('unknown-transaction', {});
    return { state, ...(scratch.resultUrl !== undefined && { resultUrl: String(scratch.resultUrl) }) };
  }
  const client = documents.get('/clients', String(ticket.client_id)) ?? {};
  const parameters = { client_id: String(client.client_id ?? '') };
  const begun = beginBrowserLogin(context, c, parameters, client, { reset: String(ticket.id) });
  const login = updateBrowserLogin(context, begun, {
    waits: 'reset',
    person: { user, connection: connectionOf(context, user), methods: [emailMethod(context)] },
  });
  return run(context, c, login, { request: authorizeFacts(c, login) });
}

/** What somebody comes back with from a factor, a form or another site. */
export interface ResetBack {
  readonly request: RequestFacts;
  readonly factor?: string | undefined;
  readonly prompt?: Doc | undefined;
}

/** Goes on with a reset that waited: the Actions that are left. Raises what they refuse with. */
export async function resetGoesOn(
  context: TenantContext,
  c: Context,
  before: BrowserLogin,
  back: ResetBack,
): Promise<Response> {
  const { commands, resume, waits } = takeTransaction(context, before.state);
  const { person } = before;
  const given =
    waits === 'mfa' && back.factor !== undefined
      ? [{ name: 'mfa', type: back.factor, timestamp: isoNow(context.clock) }]
      : [];
  const login = person
    ? updateBrowserLogin(context, before, { person: { ...person, methods: [...person.methods, ...given] } })
    : before;
  if (resume) return run(context, c, login, back, { ...resume, commands });
  return passed(context, c, login, effectsOf({ commands }));
}

/** The mail with the link was the first challenge. */
function emailMethod(context: TenantContext): Doc {
  return { name: 'email', timestamp: isoNow(context.clock) };
}

async function run(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
  back: ResetBack,
  resume?: Resume,
): Promise<Response> {
  const event = eventOf(context, login, back);
  const { outcome, effects } = await tryTrigger(context, TRIGGER, event, resume ? { flow: { resume } } : {});
  if (outcome.suspended) return waitFor(context, c, login, outcome, effects);
  const refused = refusalOf(outcome, TRIGGER);
  if (refused) throw refused;
  return passed(context, c, login, effects);
}

/** Back to the page of the new password, which knows from here on that the Actions are through. */
function passed(context: TenantContext, c: Context, login: BrowserLogin, effects: Effects): Response {
  const { url, query = {} } = effects.resultUrl ?? {};
  const texts = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]));
  const resultUrl = url === undefined ? null : withQuery(url, texts);
  const scratch = { passed: true, resultUrl };
  const waiting = updateBrowserLogin(context, login, { waits: 'reset', scratch });
  return c.redirect(pageOf(context.state.documents, waiting));
}

function waitFor(
  context: TenantContext,
  c: Context,
  login: BrowserLogin,
  { suspended, commands }: Outcome,
  effects: Effects,
): Response {
  if (!suspended) throw new Error('nothing to wait for');
  const { method, resume } = suspended;
  const user = login.person?.user ?? {};
  const factors = enrolledFactors(context.state.documents, user);
  if (cannotBeChallenged(effects.challenges, factors)) refuse('no-factor-enrolled', suspended);
  const waits = method.startsWith('redirect.') ? 'redirect' : method.startsWith('prompt.') ? 'form' : 'mfa';
  const [first, ...rest] = effects.challenges.map((one) => ({ method: one.method, factors: one.factors }));
  const challenge = { method: '', ...first, rest };
  const { action, handler, metadata } = resume;
  keepWaiting(
    context,
    login.state,
    { waits, challenge, commands, resume: { action, handler, metadata } },
    {},
  );
  if (waits === 'redirect') {
    updateBrowserLogin(context, login, { waits });
    const { url = '', query = {} } = effects.redirect ?? {};
    const texts = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]));
    return c.redirect(withQuery(url, { ...texts, state: login.state }));
  }
  const form = waits === 'form' && effects.prompt ? beginForm(context, login, effects.prompt) : undefined;
  if (waits === 'form' && !form) throw OAuthError.of('unknown-form', { form: effects.prompt?.id ?? '' });
  const scratch = form
    ? { form: { id: form.id, fields: form.fields, vars: form.vars, node: form.node ?? null, before: [] } }
    : {};
  const waiting = updateBrowserLogin(context, login, { waits, scratch });
  return c.redirect(pageOf(context.state.documents, waiting));
}

function eventOf(context: TenantContext, login: BrowserLogin, { request, prompt }: ResetBack): Doc {
  const { documents } = context.state;
  const { person, client } = login;
  const { user = {}, connection = {}, methods = [] } = person ?? {};
  const { roles } = accessOf(documents, user);
  const about = {
    authentication: { methods },
    authorization: { roles: roles.map(({ name }) => name ?? '') },
    client: clientPart({ client_id: '', name: '', ...client }),
    connection: connectionPart(connection),
    request: { ...requestPart(request), query: request.query },
    stats: { logins_count: Number(user.logins_count ?? 0) },
    tenant: tenantPart(context.domain),
    transaction: { locale: 'en', ui_locales: [], state: login.state },
    user: {
      ...user,
      app_metadata: docOf(user.app_metadata),
      user_metadata: docOf(user.user_metadata),
      email_verified: user.email_verified === true,
      identities: docsOf(user.identities),
      enrolledFactors: enrolledFactors(documents, user),
    },
    ...(prompt && { prompt }),
  };
  return docOf(fitted(triggers[TRIGGER].event, about));
}
