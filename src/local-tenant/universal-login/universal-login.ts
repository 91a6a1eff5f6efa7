import { type Context, Hono } from 'hono';
import { type BrowserLogin, openBrowserLogin } from '../authentication-api/authorize/browser-login.ts';
import { pageOf } from '../authentication-api/authorize/page-of.ts';
import { OAuthError, refuse } from '../authentication-api/oauth-error.ts';
import type { TenantContext } from '../context.ts';
import { bodyLimit } from '../server/body-limit.ts';
import { devicePages } from './device-pages.ts';
import { errorPage } from './error-page.ts';
import { logoutPage } from './logout-page.ts';
import { rendered, visitOf } from './render-screen.ts';
import { screens } from './screens/index.ts';
import type { Screen } from './screens/screen.ts';
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
