import { type Context, Hono } from 'hono';
import type { Kind } from '../../resources/kind.ts';
import type { TenantContext } from '../context.ts';
import { clientAddress } from '../server/client-address.ts';
import { applicationsPage } from './applications-page.ts';
import { consolePage } from './console-page.ts';
import { executionsPage } from './executions-page.ts';
import { inspector } from './inspector.ts';
import { liveSignIns } from './live-sign-ins.ts';
import { logEntry, logPage } from './log-page.ts';
import { mailboxPage } from './mailbox-page.ts';
import { previewEmail } from './preview-email.ts';
import { previewPage } from './preview-page.ts';
import { EMAIL_NAMES, languagesOf, PREVIEWED, previewsPage } from './previews-page.ts';
import { signInEntry } from './sign-in-entry.ts';
import { signInList } from './sign-in-list.ts';
import { statePage } from './state-page.ts';
import { trialPage, trialPath } from './trial.ts';
import { triggersPage } from './triggers-page.ts';
import { userPage, usersPage } from './users-page.ts';

/**
 * The console at `/console`: pages for the developer in front of this machine, which no Auth0 tenant has. A page is refused to
 * other machines, and where the browser was led here by another host's name (DNS rebinding).
 */
export function consoleApp(context: TenantContext, kinds: readonly Kind[]): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    const host = new URL(c.req.url).hostname;
    const here = ['localhost', '127.0.0.1', '[::1]'].includes(host);
    if (!here || clientAddress(c.env) !== '127.0.0.1')
      return c.text('The console answers this machine only.', 403);
    return next();
  });
  const languageIn = (c: Context) => c.req.query('language') ?? languagesOf(context)[0] ?? 'en';
  app.get('/', (c) => c.redirect('/console/sign-ins'));
  app.get('/sign-ins', (c) =>
    consolePage(context, c, {
      title: 'Sign-ins',
      body: (nonce) => signInList(context.signIns.list(), nonce),
    }),
  );
  app.get('/sign-ins/live', (c) => liveSignIns(context.signIns, c));
  app.get('/sign-ins/:number{[0-9]+}', (c) => {
    const record = context.signIns.get(Number(c.req.param('number')));
    if (!record)
      return consolePage(context, c, { title: 'This sign-in is not kept any more', body: '', status: 404 });
    return consolePage(context, c, {
      title: `Sign-in ${record.number}`,
      body: signInEntry(record, context.signIns.flowOf(record), context.state.held),
    });
  });
  app.get('/applications', (c) =>
    consolePage(context, c, { title: 'Applications', body: applicationsPage(context) }),
  );
  app.get('/applications/:id/try', (c) => {
    const { audience = '', again } = c.req.query();
    return c.redirect(trialPath(context, c.req.param('id'), { audience, again: again !== undefined }));
  });
  app.get('/trial', async (c) => {
    const { code, error, error_description: description } = c.req.query();
    const body = await trialPage(context, { code, error, description });
    return consolePage(context, c, { title: 'What the application gets', body });
  });
  app.on(['GET', 'POST'], '/token', async (c) => {
    const { token } = c.req.method === 'POST' ? await c.req.parseBody() : {};
    const body = await inspector(context, typeof token === 'string' ? token.trim() : undefined);
    return consolePage(context, c, { title: 'Token inspector', body });
  });
  app.get('/triggers', (c) => consolePage(context, c, { title: 'Triggers', body: triggersPage(context) }));
  app.get('/previews', (c) => consolePage(context, c, { title: 'Previews', body: previewsPage(context) }));
  // A form sends to where its page is: it is shown again.
  app.on(['GET', 'POST'], '/previews/pages/:screen', async (c) => {
    const screen = PREVIEWED.find((one) => one.screen === c.req.param('screen'));
    const shown = screen && (await previewPage(context, c, screen, languageIn(c)));
    return shown ?? consolePage(context, c, { title: 'There is no such preview', body: '', status: 404 });
  });
  app.get('/previews/emails/:template', (c) => {
    const template = EMAIL_NAMES.find((one) => one === c.req.param('template'));
    if (!template)
      return consolePage(context, c, { title: 'There is no such e-mail', body: '', status: 404 });
    return consolePage(context, c, {
      title: template,
      body: previewEmail(context, template, languageIn(c)),
      mail: true,
    });
  });
  app.get('/users', (c) =>
    consolePage(context, c, { title: 'Users', body: usersPage(context, c.req.query('q')) }),
  );
  app.get('/users/:id', (c) => {
    const id = c.req.param('id');
    const body = userPage(context, kinds, id);
    if (!body) return consolePage(context, c, { title: 'There is no such user', body: '', status: 404 });
    return consolePage(context, c, { title: id, body });
  });
  app.get('/mailbox', (c) =>
    consolePage(context, c, { title: 'Mailbox', body: mailboxPage(context), mail: true }),
  );
  app.get('/executions', (c) =>
    consolePage(context, c, { title: 'Executions of Actions', body: executionsPage(context) }),
  );
  app.get('/log', (c) => consolePage(context, c, { title: 'Tenant log', body: logPage(context) }));
  app.get('/log/:id{[0-9]+}', (c) => {
    const body = logEntry(context, c.req.param('id'));
    if (!body)
      return consolePage(context, c, { title: 'This entry is not kept any more', body: '', status: 404 });
    return consolePage(context, c, { title: 'Log entry', body });
  });
  app.get('/state', (c) => {
    const path = c.req.query('path');
    const body = statePage(context, kinds, { path, secrets: c.req.query('secrets') === 'shown' });
    return consolePage(context, c, { title: path ?? 'State', body });
  });
  return app;
}
