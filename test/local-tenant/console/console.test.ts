import { SIGN_INS_KEPT, SignIns } from '../../../src/local-tenant/sign-ins/sign-ins.ts';
import { NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

const DENYING = `exports.onExecutePostLogin = async (event, api) => {
  console.log('hello <b>' + event.user.email);
  api.idToken.setCustomClaim('https://fernhill.example/greeting', 'Hello');
  if (event.transaction.login_hint === 'closed') api.access.deny('The workshop is closed.');
};`;

describe('the console', () => {
  let tenant: SigningIn;
  beforeAll(async () => {
    tenant = await signingIn();
  });
  afterAll(() => tenant.tenant.close());

  const open = async (path: string, origin = 'https://localhost:4400') => {
    const answer = await tenant.tenant.app.request(`${origin}${path}`);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };

  test('says so where nobody has signed in', async () => {
    expect((await open('/console/sign-ins')).text).toContain('Nobody has signed in');
  });

  test('shows a denied sign-in with the Action that denied it, its logs and its calls', async () => {
    await tenant.bind('post-login', DENYING);
    await tenant.signIn(tenant.browser(), { login_hint: 'closed' });
    const list = (await open('/console/sign-ins')).text;
    expect(list).toContain(NORA.email);
    expect(list).toContain('The workshop is closed.');
    const [, number] = list.match(/\/console\/sign-ins\/(\d+)/) ?? [];
    const entry = (await open(`/console/sign-ins/${number}`)).text;
    expect(entry).toContain('Denied the login: The workshop is closed.');
    expect(entry).toContain('hello &lt;b&gt;nora@mail.example');
    expect(entry).toContain('api.idToken.setCustomClaim(&quot;https://fernhill.example/greeting&quot;');
  });

  test('lists the newest first, wrong passwords with what was typed', async () => {
    const browser = tenant.browser();
    const page = await browser.submit(await browser.open(tenant.authorize()), { username: NORA.email });
    await browser.submit(page, { password: 'not her password' });
    const list = (await open('/console/sign-ins')).text;
    expect(list.indexOf('Wrong email or password')).toBeGreaterThan(-1);
    expect(list.indexOf('Wrong email or password')).toBeLessThan(list.indexOf('The workshop is closed.'));
    expect(list).not.toContain('not her password');
  });

  test('tells all steps of one login together: the wrong password, and what came of the right one', async () => {
    const browser = tenant.browser();
    const page = await browser.submit(await browser.open(tenant.authorize()), { username: NORA.email });
    const again = await browser.submit(page, { password: 'not her password' });
    await browser.submit(again, { password: NORA.password });
    const [newest, before] = tenant.tenant.context.signIns.list();
    const { text } = await open(`/console/sign-ins/${newest?.number}`);
    const steps = text.slice(text.indexOf('Steps of this login'), text.indexOf('<h2>Actions'));
    expect(steps).toContain(`href="/console/sign-ins/${before?.number}"`);
    expect(steps.match(/<li>/g)).toHaveLength(2);
    expect(steps.indexOf('Wrong email')).toBeLessThan(steps.indexOf('signed in'));
    expect(text).toContain('<dt>Proved by</dt><dd>pwd</dd>');
  });

  test('tries an application, and explains every claim of both tokens', async () => {
    const browser = tenant.browser();
    const id = String(tenant.client['client_id']);
    const audience = 'https://api.fernhill.example/';
    const asked = `/console/applications/${id}/try?audience=${encodeURIComponent(audience)}`;
    const identifier = await browser.open(asked);
    const password = await browser.submit(identifier, { username: NORA.email });
    const { text, url } = await browser.submit(password, { password: NORA.password });
    expect(text).toContain('The Action on-post-login: api.idToken.setCustomClaim.');
    expect(text).toContain('The scope profile: the user&#39;s nickname.');
    expect(text).toContain('The tenant: the session of the browser.');
    expect(text).toContain('read:bookings');
    expect(text).not.toContain('in a sign-in that is not kept');
    expect((await open(url.pathname + url.search)).text).toContain('This trial is over');
    const [, token = ''] = text.match(/<pre>(eyJ[^<]+)/) ?? [];
    const inspect = async (given: string) => {
      const answer = await tenant.tenant.app.request('https://localhost:4400/console/token', {
        method: 'POST',
        body: new URLSearchParams({ token: given }),
      });
      return answer.text();
    };
    expect(await inspect(token)).toContain('Signed by this tenant');
    expect(await inspect(token)).toContain('The Action on-post-login');
    expect(await inspect(`${token.slice(0, -8)}AAAAAAAA`)).toContain('Not signed with a key of this tenant');
    expect(await inspect('opaque')).toContain('This is no JWT');
  });

  test('shows what Actions of every trigger did, with time, logs and errors', async () => {
    await tenant.bind(
      'credentials-exchange',
      "exports.onExecuteCredentialsExchange = async () => { console.log('no'); throw new Error('Not on <Sundays>'); };",
    );
    const { clientId, clientSecret } = tenant.tenant.deployClient;
    await tenant.post('/oauth/token', {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience: 'https://localhost:4400/api/v2/',
    });
    const { text } = await open('/console/executions');
    expect(text).toContain('<h2>post-login</h2>');
    expect(text).toContain('<h2>credentials-exchange</h2>');
    expect(text).toContain('Failed: Not on &lt;Sundays&gt;');
  });

  test('draws the flow of a trigger, with what each Action may do', async () => {
    const { text } = await open('/console/triggers');
    expect(text).toContain('aria-label="post-login: on-post-login"');
    expect(text).toContain('<code>api.access.deny</code>, <code>api.idToken.setCustomClaim</code>');
    expect(text).toContain('may refuse');
    expect(text).not.toContain('may send the person elsewhere');
    expect(text).toContain('send-phone-message: <span');
  });

  test('shows every page of a login and every e-mail in every language, and leaves no trace of it', async () => {
    await tenant.api('PATCH', '/tenants/settings', { enabled_locales: ['en', 'de', 'fr'] });
    await tenant.api('POST', '/email-templates', {
      template: 'verify_email',
      body: '{% if user.user_metadata.lang == "de" %}Hallo{% else %}Hello{% endif %} {{ user.name | escape }}',
      from: 'bookings@fernhill.example',
      subject: 'Confirm your address at {{ friendly_name }}',
      syntax: 'liquid',
      enabled: true,
    });
    const { documents } = tenant.tenant.context.state;
    const everything = () => documents.paths('/').map((path) => [path, documents.entries(path)]);
    const before = JSON.stringify(everything());
    const links = [
      ...(await open('/console/previews')).text.matchAll(/href="(\/console\/previews\/[^"]+)"/g),
    ];
    expect(links.length).toBeGreaterThan(60);
    for (const [, link = ''] of links) {
      const { status, text } = await open(link);
      expect([link, status]).toEqual([link, 200]);
      if (link.includes('/pages/')) expect(text).toContain(`<html lang="${link.slice(-2)}">`);
    }
    expect((await open('/console/previews/emails/verify_email?language=de')).text).toContain(
      'Hallo Nora Fields',
    );
    expect((await open('/console/previews/emails/verify_email?language=en')).text).toContain(
      'Hello Nora Fields',
    );
    expect((await open('/console/previews/pages/login-id?language=de')).text).toContain('E-Mail-Adresse');
    expect((await open('/console/previews/pages/nothing')).status).toBe(404);
    expect((await open('/console/previews/emails/nothing')).status).toBe(404);
    expect(JSON.stringify(everything())).toBe(before);
  });

  test('shows the log of the tenant, and each entry whole', async () => {
    const log = (await open('/console/log')).text;
    expect(log).toContain('Wrong email or password');
    const [, id] = log.match(/\/console\/log\/(\d+)/) ?? [];
    expect((await open(`/console/log/${id}`)).text).toContain(`log_id: &quot;${id}&quot;`);
  });

  test('finds users, and shows one with the sign-ins of that user', async () => {
    expect((await open('/console/users?q=NORA@')).text).toContain('Nora Fields');
    expect((await open('/console/users?q=nobody-has-this')).text).not.toContain('Nora Fields');
    const user = await open(`/console/users/${encodeURIComponent(String(tenant.nora['user_id']))}`);
    expect(user.text).toContain('The workshop is closed.');
    expect(user.text).toContain('email: nora@mail.example');
    expect(user.text).not.toContain('$2');
    expect((await open('/console/users/auth0%7Cnobody')).status).toBe(404);
  });

  test('shows the state as YAML, secrets only when asked', async () => {
    expect((await open('/console/state')).text).toContain('/console/state?path=%2Fclients');
    const secret = String(tenant.client['client_secret']);
    const hidden = (await open('/console/state?path=/clients')).text;
    expect(hidden).toContain('name: Fernhill Bookings');
    expect(hidden).toContain('client_secret: «secret»');
    expect(hidden).not.toContain(secret);
    expect((await open('/console/state?path=/clients&secrets=shown')).text).toContain(secret);
    expect((await open('/console/state?path=/nowhere')).text).toContain(
      'The tenant has nothing at /nowhere.',
    );
  });

  test('tells of each sign-in as it happens, from where a browser left off', async () => {
    const before = tenant.tenant.context.signIns.list()[0]?.number ?? 0;
    const live = await tenant.tenant.app.request('https://localhost:4400/console/sign-ins/live', {
      headers: { 'last-event-id': String(before - 1) },
    });
    const reader = live.body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain(`id: ${before}\n`);
    await tenant.signIn(tenant.browser());
    const told = await next();
    expect(told).toContain(`id: ${before + 1}\n`);
    expect(told).toContain(NORA.email);
    await reader?.cancel();
  });

  test('runs no script of others, and answers no other host name', async () => {
    expect((await open('/console/sign-ins')).headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
    expect((await open('/console/sign-ins', 'https://rebound.example')).status).toBe(403);
    expect((await open('/console/sign-ins/999999')).status).toBe(404);
  });
});

test('the last thousand sign-ins are kept, and their numbers go on', () => {
  const signIns = new SignIns();
  const facts = { at: 0, result: 'signed-in', client: {}, connection: {}, ip: '', silent: false } as const;
  for (let count = 0; count < 2 * SIGN_INS_KEPT + 5; count++) signIns.add(facts);
  expect(signIns.list()).toHaveLength(SIGN_INS_KEPT);
  expect(signIns.list()[0]?.number).toBe(2 * SIGN_INS_KEPT + 5);
  expect(signIns.get(5)).toBeUndefined();
});
