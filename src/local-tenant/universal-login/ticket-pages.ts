import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { textOf } from '../../core/json.ts';
import { withQuery } from '../authentication-api/authorize/respond.ts';
import { changePassword } from '../authentication-api/database/password-reset.ts';
import { resetGate } from '../authentication-api/database/reset-actions.ts';
import { findTicket } from '../authentication-api/database/ticket.ts';
import { verifyEmail } from '../authentication-api/database/verify-email.ts';
import { requestFacts } from '../authentication-api/request-facts.ts';
import type { TenantContext } from '../context.ts';
import { type Html, page } from './page/page.ts';
import { languageFor, wordsFor } from './page/words-for.ts';
import type { Words } from './texts/texts.ts';

/** The pages that mails lead to: `/u/reset-verify` and `/u/email-verification`, each with its ticket. */
export function ticketPages(context: TenantContext): Hono {
  const app = new Hono();
  app.get('/u/reset-verify', (c) => askForPassword(context, c));
  app.post('/u/reset-verify', (c) => takePassword(context, c));
  app.get('/u/email-verification', (c) => verified(context, c));
  return app;
}

async function askForPassword(context: TenantContext, c: Context, wrong?: string): Promise<Response> {
  const words = wordsFor(context, c, 'reset-password', 'reset-password');
  const found = findTicket(context, c.req.query('ticket'), 'password-change');
  if (!found)
    return shown(
      context,
      c,
      words,
      html`<h1>${words('expiredTitle')}</h1><p>${words('expiredDescription')}</p>`,
      400,
    );
  const gate = await resetGate(context, c, found);
  if (gate instanceof Response) return gate;
  const input = (name: string, label: string) =>
    html`<label for="${name}">${label}</label><input id="${name}" name="${name}" type="password" autocomplete="new-password" required${
      wrong === undefined ? '' : html` aria-invalid="true" aria-describedby="error-password"`
    }>`;
  return shown(
    context,
    c,
    words,
    html`<h1>${words('title')}</h1><p>${words('description')}</p>
<form method="post" action="${c.req.path}${new URL(c.req.url).search}">
<input type="hidden" name="username" autocomplete="username" value="${textOf(found.user.email) ?? ''}">
${input('password', words('passwordPlaceholder'))}${input('again', words('reEnterpasswordPlaceholder'))}
${wrong === undefined ? '' : html`<p class="error" id="error-password" role="alert">${words(wrong) || wrong}</p>`}
<button type="submit">${words('buttonText')}</button></form>`,
    wrong === undefined ? 200 : 400,
  );
}

/** Whoever has the ticket may choose: it is a secret that only the mail has told. */
async function takePassword(context: TenantContext, c: Context): Promise<Response> {
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const found = findTicket(context, c.req.query('ticket'), 'password-change');
  if (!found) return askForPassword(context, c);
  const gate = await resetGate(context, c, found);
  if (gate instanceof Response) return gate;
  if (!form.password) return askForPassword(context, c, 'no-password');
  if (form.password !== form.again) return askForPassword(context, c, 'no-match');
  const refused = await changePassword(context, found, form.password, requestFacts(c, {}, {}));
  if (refused) return askForPassword(context, c, refused.message);
  const target = gate.resultUrl ?? textOf(found.ticket.result_url);
  if (target)
    return c.redirect(
      withQuery(target, {
        success: 'true',
        message: 'You can now login to the application with the new password.',
      }),
    );
  const words = wordsFor(context, c, 'reset-password', 'reset-password');
  return shown(context, c, words, html`<h1>${words('doneTitle')}</h1><p>${words('doneDescription')}</p>`);
}

async function verified(context: TenantContext, c: Context): Promise<Response> {
  const words = wordsFor(context, c, 'email-verification', 'email-verification-result');
  const found = findTicket(context, c.req.query('ticket'), 'email-verification');
  if (!found)
    return shown(
      context,
      c,
      words,
      html`<h1>${words('invalidTitle')}</h1><p>${words('invalidTicketText')}</p>`,
      400,
    );
  await verifyEmail(context, found, requestFacts(c, {}, {}));
  const target = textOf(found.ticket.result_url);
  if (target) return c.redirect(withQuery(target, { success: 'true' }));
  return shown(
    context,
    c,
    words,
    html`<h1>${words('verifiedTitle')}</h1><p>${words('verifiedDescription')}</p>`,
  );
}

function shown(
  context: TenantContext,
  c: Context,
  words: Words,
  body: Html,
  status: 200 | 400 = 200,
): Promise<Response> {
  return page(context, c, { language: languageFor(context, c), title: words('title'), body, status });
}
