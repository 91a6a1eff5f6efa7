import { NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

const NEW = 'Nora-rides-up-the-hill-8';
let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
});
afterEach(() => fernhill.tenant.close());

const postChallenge = (code: string, after = '') =>
  fernhill.bind(
    'password-reset-post-challenge',
    `exports.onExecutePostChallenge = async (event, api) => { ${code} };
     exports.onContinuePostChallenge = async (event, api) => { ${after} };`,
  );

async function link() {
  await fernhill.post('/dbconnections/change_password', {
    connection: 'fernhill-customers',
    email: NORA.email,
  });
  const { links } = (await fernhill.mail()) as unknown as { links: string[] };
  return links[0] ?? '';
}
const sent = async () => /\d{6}/.exec(String((await fernhill.mail())['text']))?.[0] ?? '';
const both = { password: NEW, again: NEW };

it('refuses the reset, and the password stays', async () => {
  await postChallenge(
    `if (event.user.email) api.access.deny('Ask at the workshop, ' + event.user.name + '.');`,
  );
  const page = await fernhill.browser().open(await link());
  expect([page.status, page.text]).toEqual([
    403,
    expect.stringContaining('Ask at the workshop, Nora Fields.'),
  ]);
  expect((await fernhill.signIn(fernhill.browser())).url.href).toContain('?code=');
});

it('asks for a factor before, and for nothing after that', async () => {
  await fernhill.api('PUT', '/guardian/factors/email', { enabled: true });
  await postChallenge(`api.authentication.challengeWith({ type: 'email' });`);
  const browser = fernhill.browser();
  const url = await link();
  const challenge = await browser.open(url);
  expect(challenge.url.pathname).toBe('/u/mfa-email-challenge');
  const page = await browser.submit(challenge, { code: await sent() });
  expect([page.url.pathname, page.text]).toEqual([
    '/u/reset-verify',
    expect.stringContaining('Change Your Password'),
  ]);
  expect((await browser.submit(page, { password: 'short', again: 'short' })).status).toBe(400);
  expect((await browser.submit(page, both)).text).toContain('Password Changed!');
});

it('sends the person somewhere, goes on when they are back, and says where they go in the end', async () => {
  await postChallenge(
    `api.redirect.sendUserTo('https://checks.fernhill.example/');`,
    `api.transaction.setResultUrl('https://bookings.fernhill.example/done', { query: { by: event.request.query.by } });`,
  );
  const browser = fernhill.browser();
  const away = await browser.open(await link());
  const state = away.url.searchParams.get('state') ?? '';
  expect(away.url.href).toBe(`https://checks.fernhill.example/?state=${state}`);
  const page = await browser.open(`/continue?state=${state}&by=phone`);
  const done = await browser.submit(page, both);
  expect(done.url.href).toMatch(/^https:\/\/bookings\.fernhill\.example\/done\?by=phone&success=true/);
});

it('shows a form', async () => {
  const { body } = await fernhill.api('POST', '/forms', {
    name: 'Why',
    languages: { primary: 'en' },
    start: { next_node: 'why' },
    ending: { resume_flow: true },
    nodes: [
      {
        id: 'why',
        type: 'STEP',
        config: {
          next_node: '$ending',
          components: [{ id: 'why', category: 'FIELD', type: 'TEXT', label: 'Why?' }],
        },
      },
    ],
  });
  await postChallenge(
    `api.prompt.render('${String(body['id'])}');`,
    `if (event.prompt.fields.why !== 'forgotten') api.access.deny('No.');`,
  );
  const browser = fernhill.browser();
  const form = await browser.open(await link());
  const page = await browser.submit(form, { f_why: 'forgotten' });
  expect((await browser.submit(page, both)).text).toContain('Password Changed!');
});

it('cannot be walked around: by the link alone, by another browser, or by another state', async () => {
  await fernhill.api('PUT', '/guardian/factors/email', { enabled: true });
  await postChallenge(`api.authentication.challengeWith({ type: 'email' });`);
  const browser = fernhill.browser();
  const url = await link();
  const challenge = await browser.open(url);
  const posted = await browser.open(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(both).toString(),
  });
  expect(posted.url.pathname).toBe('/u/mfa-email-challenge');
  const state = challenge.url.searchParams.get('state') ?? '';
  expect((await browser.open(`${url}&state=${state}`.replace('#', ''))).status).toBe(400);
  expect((await browser.open(`/u/login/identifier?state=${state}`)).url.pathname).toBe(
    '/u/mfa-email-challenge',
  );
  expect((await fernhill.browser().open(`/u/mfa-email-challenge?state=${state}`)).status).toBe(400);
});
