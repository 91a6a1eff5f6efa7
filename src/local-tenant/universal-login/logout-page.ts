import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { askedLogout, completeLogout } from '../authentication-api/logout/rp-logout.ts';
import { refuse } from '../authentication-api/oauth-error.ts';
import { currentSession } from '../authentication-api/sessions/current-session.ts';
import type { TenantContext } from '../context.ts';
import { brandingOf } from './page/branding.ts';
import { page } from './page/page.ts';
import { languageOf } from './texts/language-of.ts';
import { wordsOf } from './texts/texts.ts';

/** `/u/logout`: asks whether to log out, where an application has not proved that it may. */
export function logoutPage(context: TenantContext): Hono {
  const app = new Hono();
  app.get('/u/logout', async (c) => {
    await askedLogout(context, c, c.req.query());
    return asked(context, c);
  });
  app.post('/u/logout', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    // A form of another site does not know the session, and browsers say where it comes from.
    const site = c.req.header('sec-fetch-site');
    const session = currentSession(context, c)?.session.id;
    if (form.get('session') !== session || (site !== undefined && site !== 'same-origin'))
      refuse('unknown-transaction', {});
    return completeLogout(context, c, await askedLogout(context, c, c.req.query()));
  });
  return app;
}

function asked(context: TenantContext, c: Context): Promise<Response> {
  const { documents } = context.state;
  const language = languageOf(documents, {
    uiLocales: c.req.query('ui_locales'),
    accepted: c.req.header('accept-language'),
  });
  const { companyName } = brandingOf(documents, context.domain);
  const words = wordsOf(documents, { prompt: 'logout', screen: 'logout', language }, { companyName });
  const session = String(currentSession(context, c)?.session.id ?? '');
  const action = `/u/logout${new URL(c.req.url).search}`;
  return page(context, c, {
    language,
    title: words('title'),
    body: html`<h1>${words('title')}</h1><p>${words('description')}</p>
<form method="post" action="${action}"><input type="hidden" name="session" value="${session}">
<button type="submit">${words('acceptButtonText')}</button></form>`,
  });
}
