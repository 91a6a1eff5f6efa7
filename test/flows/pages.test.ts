import { createServer, type Server } from 'node:http';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Doc } from '../../src/core/json.ts';
import { tokenClaims } from '../../src/core/token-claims.ts';
import { violationsOn } from '../support/axe.ts';
import { startChromium, withChromium } from '../support/chromium.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';
import { type Manage, managing } from '../support/managing.ts';

const NORA = { email: 'nora.fields@mail.example', password: 'Nora-rides-the-river-path-7' };
const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';

withChromium('the pages of Universal Login in a browser', () => {
  let fernhill: DeployedFernhill;
  let manage: Manage;
  let chromium: Browser;
  let context: BrowserContext;
  let page: Page;
  let callback: string;
  /** The application, as far as what comes to it is concerned. */
  let callbacks: Server;
  let web: Doc;

  beforeAll(async () => {
    fernhill = await deployedFernhill();
    manage = await managing(fernhill.tenant);
    callback = `http://localhost:${fernhill.webPort}/callback`;
    web = await application('Fernhill Pages', {});
    callbacks = createServer((_, response) => response.end('back at the application'));
    await new Promise<void>((resolve) => callbacks.listen(fernhill.webPort, '127.0.0.1', resolve));
    chromium = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chromium.close();
    callbacks.closeAllConnections();
    callbacks.close();
    await fernhill.close();
  });
  beforeEach(async () => {
    context = await chromium.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  /** An application whose people are those of the customers' database. */
  async function application(name: string, more: Doc): Promise<Doc> {
    const client = await manage('POST', '/clients', {
      name,
      app_type: 'regular_web',
      callbacks: [callback],
      initiate_login_uri: 'https://bookings.fernhill.example/login',
      grant_types: ['authorization_code', 'refresh_token', DEVICE],
      token_endpoint_auth_method: 'client_secret_post',
      organization_usage: 'allow',
      ...more,
    });
    const [database] = (await manage('GET', '/connections?name=fernhill-customers')) as unknown as [Doc];
    await manage('PATCH', `/connections/${String(database['id'])}/clients`, [
      { client_id: String(client['client_id']), status: true },
    ]);
    return client;
  }

  function authorize(more: Readonly<Record<string, string>> = {}, client = web): string {
    const query = new URLSearchParams({
      client_id: String(client['client_id']),
      redirect_uri: callback,
      response_type: 'code',
      scope: 'openid profile email',
      state: 's',
      ...more,
    });
    return `${fernhill.issuer}authorize?${query}`;
  }

  async function post(path: string, body: Readonly<Record<string, string>>): Promise<Doc> {
    const answer = await fernhill.tenant.app.request(`${fernhill.issuer}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: web['client_id'],
        client_secret: web['client_secret'],
        ...body,
      }),
    });
    return (await answer.json()) as Doc;
  }

  /** The claims of the ID token for the code that has come to the callback. */
  async function claims(): Promise<Doc> {
    await page.waitForURL(`${callback}?**`);
    const code = new URL(page.url()).searchParams.get('code') ?? '';
    const { id_token } = await post('oauth/token', {
      grant_type: 'authorization_code',
      redirect_uri: callback,
      code,
    });
    return tokenClaims(String(id_token)) ?? {};
  }

  async function signIn({ email, password }: typeof NORA) {
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
  }

  /** Opens the mailbox, and follows the newest link in it. */
  async function followMail() {
    await page.goto(`${fernhill.issuer}_local/mailbox`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('article').first().getByRole('link').first().click();
  }
  const code = async () => {
    const answer = await fernhill.tenant.app.request(`${fernhill.issuer}_local/mailbox`);
    const [newest] = (await answer.json()) as [{ text: string }];
    return /\d{6}/.exec(newest.text)?.[0] ?? '';
  };
  const accessible = async () => expect(await violationsOn(page)).toEqual([]);

  it('sign-up, the mail that verifies the address, and the first token', async () => {
    const ada = { email: 'ada.north@mail.example', password: 'Ada-mends-her-own-inner-tubes-3' };
    await page.goto(authorize());
    await page.getByRole('link', { name: 'Sign up' }).click();
    await page.getByLabel('Email address').fill(ada.email);
    await page.getByLabel('Password').fill(ada.password);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(`${callback}?**`);
    expect(page.url()).toContain('error=access_denied');
    await followMail();
    await page.getByRole('heading', { name: 'Email Verified' }).waitFor();
    await accessible();
    await page.goto(authorize());
    await signIn(ada);
    expect(await claims()).toMatchObject({ email: ada.email, email_verified: true });
  }, 60_000);

  it('a forgotten password, by way of the mailbox', async () => {
    await page.goto(authorize());
    await page.getByLabel('Email address').fill('olive.marsh@mail.example');
    await manage('POST', '/users', {
      connection: 'fernhill-customers',
      email: 'olive.marsh@mail.example',
      password: 'Olive-forgets-everything-1',
      email_verified: true,
    });
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByRole('link', { name: 'Forgot password?' }).click();
    await accessible();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('a mail with instructions is on its way').waitFor();
    await followMail();
    await accessible();
    await page.getByLabel('New password', { exact: true }).fill('Olive-has-written-it-down-2');
    await page.getByLabel('Re-enter new password').fill('Olive-has-written-it-down-2');
    await page.getByRole('button', { name: 'Reset password' }).click();
    await page.getByRole('heading', { name: 'Password Changed!' }).waitFor();
    await page.goto(authorize());
    await signIn({ email: 'olive.marsh@mail.example', password: 'Olive-has-written-it-down-2' });
    expect(await claims()).toMatchObject({ email: 'olive.marsh@mail.example' });
  }, 60_000);

  it('an authenticator app that is set up, asked for, and made up for by the recovery code', async () => {
    await manage('PUT', '/guardian/policies', ['all-applications']);
    try {
      await page.goto(authorize());
      await signIn(NORA);
      await page.getByRole('img', { name: 'QR code for an authenticator app' }).waitFor();
      await accessible();
      const secret = (await page.locator('code').first().textContent())?.replaceAll(' ', '') ?? '';
      const totp = new TOTP({ secret: Secret.fromBase32(secret) });
      await page.getByLabel('Enter your one-time code').fill(totp.generate());
      await page.getByRole('button', { name: 'Continue' }).click();
      const recovery = (await page.locator('code').textContent()) ?? '';
      await accessible();
      await page.getByRole('button', { name: 'I have safely recorded this code' }).click();
      expect(await claims()).toMatchObject({ amr: ['mfa'] });
      await page.goto(authorize({ prompt: 'login' }));
      await signIn(NORA);
      await accessible();
      // The code of the enrolment has been used: the next one, half a minute early, is taken as well.
      await page
        .getByLabel('Enter your one-time code')
        .fill(totp.generate({ timestamp: Date.now() + 30_000 }));
      await page.getByRole('button', { name: 'Continue' }).click();
      expect(await claims()).toMatchObject({ amr: ['mfa'] });
      await page.goto(authorize({ prompt: 'login' }));
      await signIn(NORA);
      await page.getByRole('link', { name: 'Try another method' }).click();
      await accessible();
      await page.getByRole('link', { name: 'Recovery code' }).click();
      await page.getByLabel('Enter your recovery code').fill(recovery);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('button', { name: 'I have safely recorded this code' }).click();
      expect(await claims()).toMatchObject({ amr: ['mfa'] });
    } finally {
      await manage('PUT', '/guardian/policies', []);
    }
  }, 60_000);

  it('an invitation to an organization', async () => {
    const [organization] = (await manage('GET', '/organizations')) as unknown as [Doc];
    const id = String(organization['id']);
    const [database] = (await manage('GET', '/connections?name=fernhill-customers')) as unknown as [Doc];
    await manage('POST', `/organizations/${id}/enabled_connections`, {
      connection_id: String(database['id']),
    });
    const { invitation_url: url } = await manage('POST', `/organizations/${id}/invitations`, {
      inviter: { name: 'Milo Brandt' },
      invitee: { email: NORA.email },
      client_id: String(web['client_id']),
    });
    const { searchParams } = new URL(String(url));
    await page.goto(authorize({ organization: id, invitation: searchParams.get('invitation') ?? '' }));
    await page.getByText(`Milo Brandt has invited you (${NORA.email}) to join Harbour Couriers`).waitFor();
    await accessible();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByLabel('Password').fill(NORA.password);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    expect(await claims()).toMatchObject({ org_id: id });
  }, 60_000);

  it('the consent to an application of somebody else', async () => {
    const other = await application('Ride Diary', { is_first_party: false, organization_usage: 'deny' });
    await page.goto(authorize({}, other));
    await signIn(NORA);
    await page.getByRole('heading', { name: 'Authorize App' }).waitFor();
    await page.getByText('Ride Diary is requesting access').waitFor();
    await accessible();
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.waitForURL(`${callback}?**`);
    expect(page.url()).toContain('error=access_denied');
    await page.goto(authorize({}, other));
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.waitForURL(`${callback}?**`);
    expect(page.url()).toContain('code=');
  }, 60_000);

  it('a device that somebody lets in', async () => {
    const device = await post('oauth/device/code', { scope: 'openid' });
    await page.goto(String(device['verification_uri']));
    await accessible();
    await page.getByLabel('Code of the device').fill(String(device['user_code']));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Device Confirmation' }).waitFor();
    await accessible();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await signIn(NORA);
    await page.getByRole('heading', { name: 'You are all set!' }).waitFor();
    await accessible();
    const tokens = await post('oauth/token', {
      grant_type: DEVICE,
      device_code: String(device['device_code']),
    });
    expect(tokenClaims(String(tokens['id_token']))).toMatchObject({ sub: expect.stringMatching(/^auth0\|/) });
  }, 60_000);

  it('a code in place of a password', async () => {
    const diary = await manage('POST', '/clients', {
      name: 'Fernhill Codes',
      callbacks: [callback],
      app_type: 'regular_web',
    });
    await manage('POST', '/connections', {
      name: 'email',
      strategy: 'email',
      enabled_clients: [String(diary['client_id'])],
    });
    await page.goto(authorize({}, diary));
    await page.getByLabel('Email address').fill('pip@mail.example');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByText('pip@mail.example', { exact: true }).waitFor();
    await accessible();
    await page.getByLabel('Enter the code').fill(await code());
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.waitForURL(`${callback}?**`);
    expect(page.url()).toContain('code=');
  }, 60_000);

  it('a logout that asks', async () => {
    await page.goto(authorize());
    await signIn(NORA);
    await page.waitForURL(`${callback}?**`);
    await page.goto(`${fernhill.issuer}oidc/logout`);
    await page.getByRole('heading', { name: 'Log Out' }).waitFor();
    await accessible();
    await page.getByRole('button', { name: 'Yes, log out' }).click();
    await page.goto(authorize({ prompt: 'none' }));
    expect(page.url()).toContain('error=login_required');
  }, 60_000);
});
