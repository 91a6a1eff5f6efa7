import type { Doc, Json } from '../../../src/core/json.ts';
import { CALLBACK, NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
});
afterEach(() => fernhill.tenant.close());

async function post(path: string, body: Json) {
  const answer = await fernhill.tenant.app.request(`https://localhost:4400${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Doc) : text };
}

const from = (more: Doc): Doc => ({
  client_id: fernhill.client['client_id'] ?? '',
  connection: 'fernhill-customers',
  ...more,
});
const mails = async () => (await fernhill.control('GET', '/mailbox')).body as unknown as readonly Doc[];
const linkIn = (mail: Doc | undefined) => String((mail?.['links'] as readonly string[] | undefined)?.[0]);
const signUp = (more: Doc) =>
  post(
    '/dbconnections/signup',
    from({ email: 'theo@mail.example', password: 'Theo-bought-a-tandem-19', ...more }),
  );

describe('/dbconnections/signup', () => {
  it('makes a user, and mails a link that verifies the address once', async () => {
    const { status, body } = await signUp({ user_metadata: { bell: 'brass' } });
    expect([status, body]).toEqual([
      200,
      {
        _id: expect.any(String),
        email: 'theo@mail.example',
        email_verified: false,
        user_metadata: { bell: 'brass' },
      },
    ]);
    const [mail] = await mails();
    expect(mail).toMatchObject({
      to: 'theo@mail.example',
      kind: 'verify_email',
      subject: 'Verify your email',
    });
    const first = await fernhill.browser().open(linkIn(mail));
    expect(first.text).toContain('Your email address was verified.');
    const { body: users } = await fernhill.api('GET', '/users-by-email?email=theo@mail.example');
    expect(users[0]).toMatchObject({ email_verified: true });
    expect((await fernhill.browser().open(linkIn(mail))).status).toBe(400);
  });

  it.each<[string, Doc, number, string, string]>([
    ['no application', { client_id: '' }, 400, 'invalid_request', 'Missing required parameter: client_id'],
    [
      'an application that there is not',
      { client_id: 'nobody' },
      400,
      'invalid_request',
      'Unknown client: nobody',
    ],
    ['no connection', { connection: '' }, 400, 'invalid_request', 'Missing required parameter: connection'],
    [
      'a connection that there is not',
      { connection: 'riders' },
      400,
      'invalid_request',
      'Unknown realm riders.',
    ],
    ['no password', { password: '' }, 400, 'invalid_request', 'Missing required parameter: password'],
    ['a weak password', { password: 'theo' }, 400, 'invalid_password', 'Password is too weak'],
    [
      'an address that somebody has',
      { email: NORA.email },
      400,
      'invalid_signup',
      'The user already exists.',
    ],
  ])('refuses %s', async (_, more, status, error, error_description) => {
    expect(await signUp(more)).toEqual({ status, body: { error, error_description } });
  });

  it('refuses everybody where the database takes no sign-ups', async () => {
    await fernhill.api('PATCH', `/connections/${String(fernhill.connection['id'])}`, {
      options: { disable_signup: true },
    });
    expect(await signUp({})).toEqual({
      status: 400,
      body: { error: 'invalid_signup', error_description: 'Public signup is disabled' },
    });
    expect((await fernhill.api('GET', '/logs?q=type:fs')).body[0]).toMatchObject({ type: 'fs' });
  });
});

describe('a forgotten password', () => {
  const CHANGED = 'Nora-found-a-faster-way-9';

  async function signsIn(password: string) {
    const browser = fernhill.browser();
    const identifier = await browser.open(fernhill.authorize({ prompt: 'login' }));
    const page = await browser.submit(identifier, { username: NORA.email });
    return (await browser.submit(page, { password })).url.href.startsWith(CALLBACK);
  }

  it('is changed by way of the page, the mailbox and the link in it, once', async () => {
    const browser = fernhill.browser();
    await fernhill.signIn(browser);
    const identifier = await browser.open(fernhill.authorize({ prompt: 'login' }));
    const password = await browser.submit(identifier, { username: NORA.email });
    expect(password.text).toContain('Forgot password?');
    const request = await browser.open(
      `/u/reset-password/request?state=${password.url.searchParams.get('state')}`,
    );
    const sent = await browser.submit(request, { email: NORA.email });
    expect(sent.text).toContain('Check Your Email');
    const [mail] = await mails();
    expect(mail).toMatchObject({ to: NORA.email, kind: 'reset_email', subject: 'Reset your password' });
    const page = await fernhill.browser().open(linkIn(mail));
    expect(page.text).toContain('Change Your Password');
    const done = await browser.submit(page, { password: CHANGED, again: CHANGED });
    expect(done.text).toContain('Password Changed!');
    expect(await signsIn(CHANGED)).toBe(true);
    expect(await signsIn(NORA.password)).toBe(false);
    expect(
      (await browser.submit(page, { password: 'Another-one-of-hers-4', again: 'Another-one-of-hers-4' }))
        .status,
    ).toBe(400);
    expect(await signsIn(CHANGED)).toBe(true);
    // Whoever was signed in elsewhere is no more.
    expect((await browser.open(fernhill.authorize({ prompt: 'none' }))).url.href).toContain('login_required');
    expect((await fernhill.api('GET', '/logs?q=type:scp')).body[0]).toMatchObject({ type: 'scp' });
  });

  it('is not changed to one that the policy refuses, and the link stays good', async () => {
    await post('/dbconnections/change_password', from({ email: NORA.email }));
    const [mail] = await mails();
    const browser = fernhill.browser();
    const page = await browser.open(linkIn(mail));
    const weak = await browser.submit(page, { password: 'short', again: 'short' });
    expect([weak.status, weak.text]).toEqual([400, expect.stringContaining('Password is too weak')]);
    const unlike = await browser.submit(page, { password: CHANGED, again: 'something else' });
    expect(unlike.text).toContain('The passwords are not the same.');
    await browser.submit(page, { password: CHANGED, again: CHANGED });
    expect(await signsIn(CHANGED)).toBe(true);
  });

  it('answers the same whether or not somebody has the address, and mails only who is there', async () => {
    const answers = [];
    for (const email of [NORA.email, 'nobody@mail.example'])
      answers.push(await post('/dbconnections/change_password', from({ email })));
    expect(answers).toEqual(
      [0, 1].map(() => ({ status: 200, body: "We've just sent you an email to reset your password." })),
    );
    expect((await mails()).map(({ to }) => to)).toEqual([NORA.email]);
  });

  it('has a link for five days', async () => {
    await post('/dbconnections/change_password', from({ email: NORA.email }));
    const [mail] = await mails();
    fernhill.clock.advance(5 * 86_400_000 + 1);
    expect((await fernhill.browser().open(linkIn(mail))).text).toContain('Link Expired');
  });
});

test('a mail is the tenant’s own template, with its variables, and no template breaks a request', async () => {
  const template = {
    template: 'reset_email',
    from: 'Fernhill <help@fernhill.example>',
    subject: 'A new password for {{ application.name }}',
    body: '{% if user.email %}<p>Hello {{ user.name | escape }}: <a href="{{ url }}">this way</a></p>{% endif %}',
    syntax: 'liquid',
    enabled: true,
  };
  await fernhill.api('POST', '/email-templates', template);
  await post('/dbconnections/change_password', from({ email: NORA.email }));
  expect((await mails())[0]).toMatchObject({
    subject: 'A new password for Fernhill Bookings',
    html: expect.stringMatching(
      /^<p>Hello Nora Fields: <a href="https:\/\/localhost:4400\/u\/reset-verify\?ticket=\w+#">/,
    ),
  });
  await fernhill.api('PATCH', '/email-templates/reset_email', { body: '{% if %}' });
  expect((await post('/dbconnections/change_password', from({ email: NORA.email }))).status).toBe(200);
  expect((await mails())[0]).toMatchObject({
    html: expect.stringContaining('This template cannot be rendered'),
  });
});
