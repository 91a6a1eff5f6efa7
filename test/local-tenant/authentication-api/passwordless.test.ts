import { CALLBACK, claimsOf, type SigningIn, signingIn } from '../../support/signing-in.ts';

const GRANT = 'http://auth0.com/oauth/grant-type/passwordless/otp';
const LENA = 'lena@mail.example';
const PHONE = '+12065550100';
let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn({ client: { grant_types: ['authorization_code', GRANT] } });
  const enabled_clients = [String(fernhill.client['client_id'])];
  await fernhill.api('PATCH', `/connections/${String(fernhill.connection['id'])}`, { enabled_clients: [] });
  await fernhill.api('POST', '/connections', {
    name: 'email',
    strategy: 'email',
    enabled_clients,
    options: {
      email: {
        from: 'bookings@fernhill.example',
        subject: 'Your code',
        body: '<b>{{ code }}</b> for {{ application.name }}',
        syntax: 'liquid',
      },
    },
  });
  await fernhill.api('POST', '/connections', {
    name: 'sms',
    strategy: 'sms',
    enabled_clients,
    options: { template: 'Your code is @@password@@', syntax: 'md_with_macros' },
  });
});
afterEach(() => fernhill.tenant.close());

const start = (more: Record<string, string>) => fernhill.post('/passwordless/start', more);
const byMail = { connection: 'email', email: LENA, send: 'code' };
const byPhone = { connection: 'sms', phone_number: PHONE, send: 'code' };
const otp = (more: Record<string, string>) =>
  fernhill.token({ grant_type: GRANT, realm: 'email', username: LENA, scope: 'openid email phone', ...more });
const code = async () => /\d{6}/.exec(String((await fernhill.mail())['text']))?.[0] ?? '';

describe('at the token endpoint', () => {
  it('a code of a mail makes a user of whoever has none, and signs in whoever has', async () => {
    expect(await start(byMail)).toMatchObject({
      status: 200,
      body: { email: LENA, _id: expect.any(String) },
    });
    const sent = await code();
    expect(await fernhill.mail()).toMatchObject({
      to: LENA,
      subject: 'Your code',
      html: `<b>${sent}</b> for Fernhill Bookings`,
    });
    const first = await otp({ otp: sent });
    expect(claimsOf(first.body['id_token'])).toMatchObject({
      sub: expect.stringMatching(/^email\|[0-9a-f]{24}$/),
      email: LENA,
      email_verified: true,
    });
    await start(byMail);
    const second = await otp({ otp: await code() });
    expect(claimsOf(second.body['id_token'])['sub']).toBe(claimsOf(first.body['id_token'])['sub']);
  });

  it('a code of a text message does too, in the words of the connection', async () => {
    await start(byPhone);
    expect(await fernhill.mail()).toMatchObject({
      channel: 'text',
      to: PHONE,
      text: `Your code is ${await code()}`,
    });
    const { body } = await otp({ realm: 'sms', username: PHONE, otp: await code() });
    expect(claimsOf(body['id_token'])).toMatchObject({
      sub: expect.stringMatching(/^sms\|/),
      phone_number: PHONE,
      phone_number_verified: true,
    });
  });

  it('a code is good once, for three minutes, and until the next one is sent or three were wrong', async () => {
    const wrong = { status: 403, body: { error: 'invalid_grant' } };
    await start(byMail);
    const used = await code();
    await otp({ otp: used });
    expect(await otp({ otp: used })).toMatchObject(wrong);
    await start(byMail);
    const before = await code();
    await start(byMail);
    expect(await otp({ otp: before })).toMatchObject(wrong);
    fernhill.clock.advance(180_000);
    expect(await otp({ otp: await code() })).toMatchObject(wrong);
    await start(byMail);
    const guessed = await code();
    for (let i = 0; i < 3; i += 1) await otp({ otp: guessed === '000000' ? '111111' : '000000' });
    expect(await otp({ otp: guessed })).toMatchObject(wrong);
  });

  it('registration Actions run for whoever is new, and say no', async () => {
    await fernhill.bind(
      'pre-user-registration',
      `exports.onExecutePreUserRegistration = async (event, api) => api.access.deny('not here', 'Not here.');`,
    );
    await start(byMail);
    const { status, body } = await otp({ otp: await code() });
    expect([status, body['error']]).toEqual([403, 'access_denied']);
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['no connection', { connection: '' }, 400, 'invalid_request'],
    ['a database', { connection: 'fernhill-customers' }, 403, 'unauthorized_client'],
    ['no address', { email: 'lena' }, 400, 'bad.email'],
    ['a number without its country', { ...byPhone, phone_number: '2065550100' }, 400, 'bad.phone_number'],
    ['a wrong secret', { client_secret: 'no' }, 401, 'access_denied'],
  ])('nothing is sent with %s', async (_, more, status, error) => {
    expect(await start({ ...byMail, ...more })).toMatchObject({ status, body: { error } });
    expect(await fernhill.mail()).toBeUndefined();
  });

  it('nothing is sent to strangers where the connection takes nobody new', async () => {
    const { body } = await fernhill.api('GET', '/connections?name=email');
    const { id } = (body as unknown as { id: string }[])[0] ?? { id: '' };
    await fernhill.api('PATCH', `/connections/${id}`, { options: { disable_signup: true } });
    expect(await start(byMail)).toMatchObject({
      status: 400,
      body: { error: 'bad.connection', error_description: 'Public signup is disabled' },
    });
  });
});

it('a link of a mail goes on to the application with its parameters', async () => {
  const body = {
    client_id: fernhill.client['client_id'] ?? '',
    client_secret: fernhill.client['client_secret'] ?? '',
    connection: 'email',
    email: LENA,
    authParams: { redirect_uri: CALLBACK, scope: 'openid', state: 'of-the-link' },
  };
  await fernhill.tenant.app.request('https://localhost:4400/passwordless/start', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { links } = (await fernhill.mail()) as { links?: string[] };
  const link = links?.[0] ?? String((await fernhill.mail())['text']);
  const done = await fernhill.browser().open(link);
  expect(done.url.href).toMatch(
    /^https:\/\/bookings\.fernhill\.example\/callback\?code=.+&state=of-the-link$/,
  );
  expect((await fernhill.browser().open(link)).status).toBe(403);
});

describe('on pages', () => {
  it('asks for the address, then for the code, and can send it again', async () => {
    const browser = fernhill.browser();
    const identifier = await browser.open(fernhill.authorize());
    const page = await browser.submit(identifier, { username: LENA });
    expect([page.url.pathname, page.text]).toEqual([
      '/u/passwordless-email-challenge',
      expect.stringContaining(LENA),
    ]);
    const first = await code();
    const again = await browser.submit(page, {}, 'Resend');
    expect(again.status).toBe(200);
    const wrong = await browser.submit(again, { code: first });
    expect(wrong.text).toContain('The code is wrong, or too old.');
    const done = await browser.submit(wrong, { code: await code() });
    expect(done.url.href).toContain(`${CALLBACK}?code=`);
  });

  it('sends a text message where a number was typed', async () => {
    const browser = fernhill.browser();
    const identifier = await browser.open(fernhill.authorize());
    const page = await browser.submit(identifier, { username: '+1 (206) 555-0100' });
    expect(page.url.pathname).toBe('/u/passwordless-sms-challenge');
    const done = await browser.submit(page, { code: await code() });
    expect(done.url.href).toContain(`${CALLBACK}?code=`);
    const neither = await browser.submit(await browser.open(fernhill.authorize({ prompt: 'login' })), {
      username: 'lena',
    });
    expect(neither.text).toContain('This is no email address.');
  });
});
