import { CALLBACK, NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeAll(async () => {
  fernhill = await signingIn();
  await fernhill.api('PATCH', '/tenants/settings', {
    friendly_name: 'Fernhill Bicycles',
    enabled_locales: ['en', 'de'],
    support_email: 'help@fernhill.example',
  });
});
afterAll(() => fernhill.tenant.close());

const title = (text: string) => /<h1>([^<]*)<\/h1>/.exec(text)?.[1];

describe('a page', () => {
  it('runs no script, is framed by nobody and is not kept', async () => {
    const { headers } = await fernhill.browser().open(fernhill.authorize());
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'nonce-\w{22}'; .*frame-ancestors 'none'/,
    );
    expect(headers.get('content-security-policy')).not.toContain('script-src');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('speaks the language that the application, then the browser, asks for', async () => {
    const german = fernhill.browser({ 'accept-language': 'fr;q=0.9, de-AT;q=0.8, en;q=0.1' });
    expect(title((await german.open(fernhill.authorize())).text)).toBe('Willkommen');
    expect(title((await german.open(fernhill.authorize({ ui_locales: 'pl en' }))).text)).toBe('Welcome');
  });

  it('says the tenant’s own words, with its variables', async () => {
    const words = {
      'login-id': { title: 'Hello from ${companyName}', description: '${clientName} wants to know.' },
    };
    await fernhill.api('PUT', '/prompts/login-id/custom-text/en', words);
    const { text } = await fernhill.browser().open(fernhill.authorize());
    await fernhill.api('PUT', '/prompts/login-id/custom-text/en', {});
    expect(title(text)).toBe('Hello from Fernhill Bicycles');
    expect(text).toContain('<p>Fernhill Bookings wants to know.</p>');
  });

  it('looks like the tenant, and lets no branding break out of its style', async () => {
    const branding = {
      colors: { primary: '#1F6F43', page_background: '#F4F1EA' },
      logo_url: 'https://static.fernhill.example/"><script>',
    };
    fernhill.tenant.context.state.write((documents) =>
      documents.put('/branding', '', {
        ...branding,
        colors: { ...branding.colors, primary: 'red;}</style><script>' },
      }),
    );
    const odd = await fernhill.browser().open(fernhill.authorize());
    expect(odd.text).not.toContain('<script');
    await fernhill.api('PATCH', '/branding', { colors: branding.colors });
    expect((await fernhill.browser().open(fernhill.authorize())).text).toContain('--primary: #1F6F43');
  });

  it('stands in the page template of the tenant, where that has one', async () => {
    const template =
      '<html lang="{{ locale }}"><head>{%- auth0:head -%}</head><body><b>{{ application.name }}</b>{%- auth0:widget -%}<i>{{ tenant.support_email }}</i></body></html>';
    await fernhill.api('PUT', '/branding/templates/universal-login', { template });
    const { text } = await fernhill.browser().open(fernhill.authorize());
    await fernhill.api('DELETE', '/branding/templates/universal-login');
    expect(text).toMatch(/<b>Fernhill Bookings<\/b><main>.*<\/main><i>help@fernhill\.example<\/i>/s);
    expect(title(text)).toBe('Welcome');
  });
});

describe('the login of a browser', () => {
  it('is another browser’s business only where it has its cookie', async () => {
    const [own, other] = [fernhill.browser(), fernhill.browser()];
    const page = await own.open(fernhill.authorize());
    const foreign = await other.open(page.url.href);
    expect(foreign.status).toBe(400);
    expect(foreign.text).toContain('There is no login to go on with.');
    expect((await own.open(page.url.href)).status).toBe(200);
  });

  it('takes no form from another site, nor one without what the page had in it', async () => {
    const browser = fernhill.browser();
    const page = await browser.open(fernhill.authorize());
    expect((await browser.submit(page, { username: NORA.email, state: 'guessed' })).status).toBe(400);
    const strange = fernhill.browser({ 'sec-fetch-site': 'cross-site' });
    const theirs = await strange.open(fernhill.authorize());
    expect((await strange.submit(theirs, { username: NORA.email })).status).toBe(400);
  });

  it('is over after an hour', async () => {
    const browser = fernhill.browser();
    const page = await browser.open(fernhill.authorize());
    fernhill.clock.advance(3_600_001);
    expect((await browser.submit(page, { username: NORA.email })).status).toBe(400);
  });
});

describe('a wrong password', () => {
  it('is told on the page, in the log, and blocks in the end', async () => {
    const browser = fernhill.browser();
    const identifier = await browser.open(fernhill.authorize());
    let page = await browser.submit(identifier, { username: NORA.email });
    expect(page.text).toContain(NORA.email);
    page = await browser.submit(page, { password: 'Nora-rides-elsewhere' });
    expect(page.status).toBe(400);
    expect(page.text).toContain('aria-invalid="true"');
    expect(page.text).toContain('Wrong username or password.');
    const { body } = await fernhill.api('GET', '/logs?q=type:fp');
    expect(body[0]).toMatchObject({ type: 'fp', user_name: NORA.email, client_name: 'Fernhill Bookings' });
    for (let i = 0; i < 10; i += 1) page = await browser.submit(page, { password: 'Nora-rides-elsewhere' });
    expect(page.text).toContain('blocked');
    fernhill.tenant.context.state.write((documents) => documents.removeUnder('/_attempts'));
  });

  it('of somebody whom nobody knows is told in the same words', async () => {
    const browser = fernhill.browser();
    const identifier = await browser.open(fernhill.authorize());
    const password = await browser.submit(identifier, { username: '"><script>@mail.example' });
    expect(password.text).not.toContain('<script>');
    const page = await browser.submit(password, { password: 'Whatever-it-is-1' });
    expect(page.text).toContain('Wrong username or password.');
  });
});

test('name and password are asked for at once where the tenant does not ask for the identifier first', async () => {
  await fernhill.api('PATCH', '/prompts', { identifier_first: false });
  const browser = fernhill.browser();
  const page = await browser.open(fernhill.authorize());
  expect(page.url.pathname).toBe('/u/login');
  const done = await browser.submit(page, { username: NORA.email, password: NORA.password });
  await fernhill.api('PATCH', '/prompts', { identifier_first: true });
  expect(done.url.href).toContain(`${CALLBACK}?code=`);
});

test('an identity provider without a stand-in has a button, which says that it is not there offline yet', async () => {
  await fernhill.api('POST', '/connections', {
    name: 'linkedin',
    strategy: 'linkedin',
    enabled_clients: [String(fernhill.client['client_id'])],
    options: {},
  });
  const browser = fernhill.browser();
  const page = await browser.open(fernhill.authorize());
  const again = await browser.submit(page, {}, 'Continue with linkedin');
  expect([again.status, again.text]).toEqual([400, expect.stringContaining('is not there offline yet.')]);
});

describe('a sign-up', () => {
  const asks = { screen_hint: 'signup' };

  it('makes the user, sends the mail and signs them in', async () => {
    const browser = fernhill.browser();
    const page = await browser.open(fernhill.authorize(asks));
    const done = await browser.submit(page, {
      email: 'Theo@Mail.example',
      password: 'Theo-bought-a-tandem-19',
    });
    expect(done.url.href).toContain(`${CALLBACK}?code=`);
    const { body } = await fernhill.api('GET', '/users-by-email?email=theo@mail.example');
    expect(body[0]).toMatchObject({ email: 'theo@mail.example', email_verified: false, logins_count: 1 });
    const types = (await fernhill.api('GET', '/logs?q=user_name:theo*')).body;
    expect(JSON.stringify(types)).toContain('"type":"ss"');
    expect(fernhill.tenant.context.state.documents.list('/_outbox')).toContainEqual(
      expect.objectContaining({ to: 'theo@mail.example', kind: 'verify_email' }),
    );
  });

  it.each([
    ['a weak password', { email: 'sam@mail.example', password: 'sam' }, 'This password is too weak.'],
    ['no address', { email: '', password: 'Sam-rides-a-recumbent-5' }, 'Please enter an email address.'],
    [
      'an address that somebody has',
      { email: NORA.email, password: 'Sam-rides-a-recumbent-5' },
      'Something went wrong',
    ],
  ])('is refused with %s', async (_, form, words) => {
    const browser = fernhill.browser();
    const page = await browser.open(fernhill.authorize(asks));
    const again = await browser.submit(page, form);
    expect(again.status).toBe(400);
    expect(again.text).toContain(words);
  });

  it('is not offered where the database takes none', async () => {
    const options = { passwordPolicy: 'good', disable_signup: true };
    await fernhill.api('PATCH', `/connections/${String(fernhill.connection['id'])}`, { options });
    const { text } = await fernhill.browser().open(fernhill.authorize());
    await fernhill.api('PATCH', `/connections/${String(fernhill.connection['id'])}`, {
      options: { passwordPolicy: 'good' },
    });
    expect(text).not.toContain('Sign up');
  });
});

describe('an application of somebody else', () => {
  const third = async () => {
    const { body } = await fernhill.api('POST', '/clients', {
      name: 'Route Planner',
      is_first_party: false,
      app_type: 'regular_web',
      callbacks: [CALLBACK],
      grant_types: ['authorization_code'],
      oidc_conformant: true,
    });
    const id = String(body['client_id']);
    await fernhill.api('PATCH', `/connections/${String(fernhill.connection['id'])}/clients`, [
      { client_id: id, status: true },
    ]);
    return id;
  };

  it('gets what the person lets it have, and is not asked about again', async () => {
    const client_id = await third();
    const browser = fernhill.browser();
    const consent = await fernhill.signIn(browser, { client_id });
    expect(consent.url.pathname).toBe('/u/consent');
    expect(consent.text).toContain('Route Planner is requesting access to your Fernhill Bicycles account.');
    const done = await browser.submit(consent, {}, 'Accept');
    expect(done.url.href).toContain(`${CALLBACK}?code=`);
    const { body } = await fernhill.api('GET', `/grants?client_id=${client_id}`);
    expect(body[0]).toMatchObject({ clientID: client_id, scope: ['openid', 'profile', 'email'] });
    expect((await fernhill.signIn(fernhill.browser(), { client_id })).url.href).toContain('?code=');
  });

  it('is told where the person does not', async () => {
    const browser = fernhill.browser();
    const consent = await fernhill.signIn(browser, { client_id: await third() });
    const { url } = await browser.submit(consent, {}, 'Decline');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ error: 'access_denied' });
  });
});

test('the tenant’s own error page gets what went wrong', async () => {
  await fernhill.api('PATCH', '/tenants/settings', {
    error_page: { url: 'https://fernhill.example/oops', show_log_link: false, html: '' },
  });
  const { url } = await fernhill
    .browser()
    .open(fernhill.authorize({ redirect_uri: 'https://evil.example/' }));
  expect(url.href).toMatch(/^https:\/\/fernhill\.example\/oops\?client_id=\w+&error=unauthorized_client/);
});
