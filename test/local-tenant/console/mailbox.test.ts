import { NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
});
afterEach(() => fernhill.tenant.close());

const page = () =>
  fernhill.tenant.app.request('https://localhost:4400/console/mailbox', {
    headers: { accept: 'text/html,application/xhtml+xml' },
  });

it('shows people their mails, with the links, and programs the same as JSON', async () => {
  expect(await (await page()).text()).toContain('Nothing has been sent yet.');
  await fernhill.post('/dbconnections/change_password', {
    connection: 'fernhill-customers',
    email: NORA.email,
  });
  const { links } = (await fernhill.mail()) as unknown as { links: string[] };
  const shown = await page();
  const text = await shown.text();
  expect(text).toContain(NORA.email);
  expect(text).toContain(`<a href="${links[0]?.replaceAll('&', '&amp;')}">`);
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
});

it('is where a browser is led that asks for the mailbox of programs', async () => {
  const answer = await fernhill.tenant.app.request('https://localhost:4400/_local/mailbox', {
    headers: { accept: 'text/html,application/xhtml+xml' },
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/console/mailbox']);
});

it('runs nothing of a mail, and lets it out of its frame nowhere', async () => {
  await fernhill.api('POST', '/email-templates', {
    template: 'reset_email',
    from: 'a@b.example',
    subject: 'Reset <b>',
    body: '<script>alert(1)</script>"><b>{{ url }}</b>',
    syntax: 'liquid',
    enabled: true,
  });
  await fernhill.post('/dbconnections/change_password', {
    connection: 'fernhill-customers',
    email: NORA.email,
  });
  const text = await (await page()).text();
  expect(text).toContain('Reset &lt;b&gt;');
  expect(text).not.toContain('<script>');
});
