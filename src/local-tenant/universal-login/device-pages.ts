import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { firstAnswer } from '../authentication-api/authorize/authorize.ts';
import { browserOf, knownBrowser } from '../authentication-api/authorize/browser-cookie.ts';
import { beginBrowserLogin } from '../authentication-api/authorize/browser-login.ts';
import { type Device, denyDevice, waitingDevice } from '../authentication-api/device/device-codes.ts';
import { OAuthError, refuse } from '../authentication-api/oauth-error.ts';
import type { TenantContext } from '../context.ts';
import { bodyLimit } from '../server/body-limit.ts';
import { type Html, page } from './page/page.ts';
import { languageFor, wordsFor } from './page/words-for.ts';

/** `/activate`: somebody types the code that a device shows, confirms that it is theirs, and logs in. */
export function devicePages(context: TenantContext): Hono {
  const app = new Hono();
  app.get('/activate', (c) => begin(context, c, c.req.query('user_code')));
  app.post('/activate', bodyLimit(), (c) => act(context, c));
  app.get('/u/device/allowed', (c) => end(context, c, 'device-code-activation-allowed'));
  app.get('/u/device/denied', (c) => end(context, c, 'device-code-activation-denied'));
  return app;
}

function begin(context: TenantContext, c: Context, code: string | undefined): Promise<Response> {
  const device = code === undefined ? undefined : waitingDevice(context, code);
  return device ? confirm(context, c, device) : ask(context, c, code && 'invalid-expired-code');
}

/** The form of a code says which browser it is for: a form of another site cannot know that. */
async function act(context: TenantContext, c: Context): Promise<Response> {
  const form = Object.fromEntries(new URLSearchParams(await c.req.text()));
  const site = c.req.header('sec-fetch-site');
  const browser = browserOf(c);
  const strange = browser === undefined || form.browser !== browser;
  if (strange || (site !== undefined && site !== 'same-origin')) refuse('unknown-transaction', {});
  if (!form.user_code?.trim()) return ask(context, c, 'no-code');
  const device = waitingDevice(context, form.user_code);
  if (!device) return ask(context, c, 'invalid-expired-code');
  if (form.action === undefined) return confirm(context, c, device);
  if (form.action !== 'confirm') {
    denyDevice(context, device.key, OAuthError.of('device-cancelled', {}).message);
    return c.redirect('/u/device/denied');
  }
  const client = context.state.documents.get('/clients', device.clientId);
  if (!client) return refuse('unknown-client', { client: device.clientId });
  const { scope, audience } = device;
  const asked = { ...(scope !== undefined && { scope }), ...(audience !== undefined && { audience }) };
  const parameters = { client_id: device.clientId, ...asked };
  return firstAnswer(context, c, beginBrowserLogin(context, c, parameters, client, { device: device.key }));
}

function ask(context: TenantContext, c: Context, wrong?: string): Promise<Response> {
  const words = wordsFor(context, c, 'device-flow', 'device-code-activation');
  const described = wrong ? html` aria-invalid="true" aria-describedby="error-code"` : '';
  return shown(
    context,
    c,
    words('title'),
    html`<h1>${words('title')}</h1><p>${words('description')}</p>
<form method="post" action="/activate">${browserField(context, c)}<label for="code">${words('placeholder')}</label>
<input id="code" name="user_code" autocomplete="off" autocapitalize="characters" required autofocus${described}>
${wrong ? html`<p class="error" id="error-code" role="alert">${words(wrong)}</p>` : ''}
<button type="submit">${words('buttonText')}</button></form>`,
    wrong ? 400 : 200,
  );
}

function confirm(context: TenantContext, c: Context, device: Device): Promise<Response> {
  const clientName = String(context.state.documents.get('/clients', device.clientId)?.name ?? '');
  const words = wordsFor(context, c, 'device-flow', 'device-code-confirmation', { clientName });
  return shown(
    context,
    c,
    words('title'),
    html`<h1>${words('title')}</h1><p>${words('description')}</p>
<p><code class="code">${device.userCode}</code></p><p class="small">${words('confirmationText')}</p>
<form method="post" action="/activate">${browserField(context, c)}
<input type="hidden" name="user_code" value="${device.userCode}">
<button type="submit" name="action" value="confirm">${words('confirmButtonText')}</button>
<p></p><button class="other" type="submit" name="action" value="cancel">${words('cancelButtonText')}</button></form>`,
  );
}

function end(context: TenantContext, c: Context, screen: string): Promise<Response> {
  const words = wordsFor(context, c, 'device-flow', screen);
  return shown(
    context,
    c,
    words('eventTitle'),
    html`<h1>${words('eventTitle')}</h1><p>${words('description')}</p>`,
  );
}

function browserField(context: TenantContext, c: Context): Html {
  return html`<input type="hidden" name="browser" value="${knownBrowser(context, c)}">`;
}

function shown(
  context: TenantContext,
  c: Context,
  title: string,
  body: Html,
  status: 200 | 400 = 200,
): Promise<Response> {
  return page(context, c, { language: languageFor(context, c), title, body, status });
}
