import { type Context, Hono } from 'hono';
import { docOf, textOf } from '../../core/json.ts';
import { type BrowserLogin, openBrowserLogin } from '../authentication-api/authorize/browser-login.ts';
import { pageOf } from '../authentication-api/authorize/page-of.ts';
import { OAuthError, refuse } from '../authentication-api/oauth-error.ts';
import { findOrganization } from '../authentication-api/sign-in/organization-of.ts';
import type { TenantContext } from '../context.ts';
import { bodyLimit } from '../server/body-limit.ts';
import { devicePages } from './device-pages.ts';
import { errorPage } from './error-page.ts';
import { logoutPage } from './logout-page.ts';
import { brandingOf } from './page/branding.ts';
import { page } from './page/page.ts';
import { screens } from './screens/index.ts';
import { type Screen, templateFacts, type Visit } from './screens/screen.ts';
import { languageOf } from './texts/language-of.ts';
import { wordsOf } from './texts/texts.ts';
import { ticketPages } from './ticket-pages.ts';

/** Bytes: a form of a page is small. */
const FORM = 64 * 1024;

/** Universal Login: the pages between an application and its tenant. */
export function universalLogin(context: TenantContext): Hono {
  const app = new Hono();
  for (const screen of screens) {
    app.get(screen.path, (c) => shown(context, c, screen));
    app.post(screen.path, bodyLimit(FORM), (c) => acted(context, c, screen));
  }
  app.route('/', logoutPage(context));
  app.route('/', ticketPages(context));
  app.route('/', devicePages(context));
  app.onError((error, c) => {
    if (error instanceof OAuthError) return errorPage(context)(c, error);
    throw error;
  });
  return app;
}

async function shown(context: TenantContext, c: Context, screen: Screen): Promise<Response> {
  const login = openBrowserLogin(context, c);
  const elsewhere = elsewhereThan(context, login, screen);
  if (elsewhere !== undefined) return c.redirect(elsewhere);
  return rendered(context, c, { screen, login, form: {}, wrong: {} });
}

async function acted(context: TenantContext, c: Context, screen: Screen): Promise<Response> {
  const login = openBrowserLogin(context, c);
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  refuseStrangers(c, login, form.state);
  const elsewhere = elsewhereThan(context, login, screen);
  if (elsewhere !== undefined) return c.redirect(elsewhere);
  const result = await screen.act(visitOf(context, c, { screen, login, form, wrong: {} }));
  if (result instanceof Response) return result;
  // What a screen remembered on the way.
  const now = openBrowserLogin(context, c);
  return rendered(context, c, { screen, login: now, form: result.form ?? form, wrong: result.wrong });
}

/** The page that the login waits at, where that is not this one. */
function elsewhereThan(context: TenantContext, login: BrowserLogin, screen: Screen): string | undefined {
  if (login.waits !== screen.waits) return pageOf(context.state.documents, login);
  const path = screen.goesTo?.({ context, login });
  return path && `${path}?state=${encodeURIComponent(login.state)}`;
}

/** A form of another site does not have the `state`, and browsers say where it comes from. */
function refuseStrangers(c: Context, login: BrowserLogin, sent: string | undefined): void {
  const site = c.req.header('sec-fetch-site');
  if (sent !== login.state || (site !== undefined && site !== 'same-origin'))
    refuse('unknown-transaction', {});
}

interface Rendering extends Pick<Visit, 'login' | 'form' | 'wrong'> {
  readonly screen: Screen;
}

function visitOf(context: TenantContext, c: Context, { screen, login, form, wrong }: Rendering): Visit {
  const { documents } = context.state;
  const { prompt, screen: name } = screen;
  const organization = findOrganization(documents, login.parameters.organization ?? '');
  const { companyName } = brandingOf(documents, context.domain, textOf(organization?.id));
  const common = {
    clientName: String(login.client.name ?? ''),
    companyName,
    ...screen.variables?.({ context, login }),
  };
  const language = languageIn(context, c, login);
  return {
    context,
    c,
    login,
    form,
    wrong,
    words: wordsOf(documents, { prompt, screen: name, language }, common),
  };
}

async function rendered(context: TenantContext, c: Context, rendering: Rendering): Promise<Response> {
  const { login, screen, wrong } = rendering;
  const visit = visitOf(context, c, rendering);
  const organization = findOrganization(context.state.documents, login.parameters.organization ?? '');
  const { companyName } = brandingOf(context.state.documents, context.domain, textOf(organization?.id));
  return page(context, c, {
    language: languageIn(context, c, login),
    title: visit.words('title'),
    body: await screen.show(visit),
    organizationId: textOf(organization?.id),
    variables: {
      ...templateFacts(visit, screen, companyName),
      ...(organization && { organization: docOf(organization) }),
    },
    status: Object.keys(wrong).length > 0 ? 400 : 200,
  });
}

function languageIn({ state }: TenantContext, c: Context, { parameters }: BrowserLogin): string {
  return languageOf(state.documents, {
    uiLocales: parameters.ui_locales,
    accepted: c.req.header('accept-language'),
  });
}
