import type { Server } from 'node:https';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { tokenClaims } from '../../src/core/token-claims.ts';
import { signToken } from '../../src/local-tenant/authentication-api/tokens/sign-token.ts';
import { singlePage } from '../support/applications/single-page.ts';
import { violationsOn } from '../support/axe.ts';
import { startChromium, withChromium } from '../support/chromium.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';

const NORA = { email: 'nora.fields@mail.example', password: 'Nora-rides-the-river-path-7' };
const THEO = { email: 'theo.lindqvist@mail.example', password: 'Theo-bought-a-tandem-19' };
const MILO = { email: 'milo.brandt@fernhill.example', password: 'Milo-trues-wheels-by-ear-42' };

withChromium('people in a browser', () => {
  let fernhill: DeployedFernhill;
  let chromium: Browser;
  let context: BrowserContext;
  let page: Page;
  let workshop: Server;
  let web: string;

  beforeAll(async () => {
    fernhill = await deployedFernhill();
    web = `http://localhost:${fernhill.webPort}`;
    const { client_id, client_secret } = fernhill.client('Fernhill Bookings');
    await fernhill.start('web-app.cjs', {
      CLIENT_ID: String(client_id),
      CLIENT_SECRET: String(client_secret),
      PORT: String(fernhill.webPort),
    });
    workshop = await singlePage(fernhill.pagePort, fernhill.tls);
    chromium = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chromium.close();
    workshop.closeAllConnections();
    workshop.close();
    await fernhill.close();
  });
  beforeEach(async () => {
    context = await chromium.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  async function signIn({ email, password }: typeof NORA) {
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
  }

  describe('of a web application with express-openid-connect', () => {
    it('sign in, are greeted, see their claims, and sign out of both', async () => {
      await page.goto(web);
      expect(await page.textContent('body')).toBe('Who are you?');
      await page.goto(`${web}/login`);
      expect(await page.title()).toBe('Welcome to Fernhill | Fernhill Bicycles');
      await signIn(NORA);
      await page.waitForURL(`${web}/`);
      expect(await page.textContent('body')).toBe('Hello Nora Fields');
      await page.goto(`${web}/profile`);
      const { claims, user, refreshed } = JSON.parse((await page.textContent('body')) ?? '');
      expect(claims).toMatchObject({
        iss: fernhill.issuer,
        email: NORA.email,
        'https://fernhill.example/roles': ['Customer'],
      });
      expect(user).toMatchObject({ sub: claims.sub, email: NORA.email });
      expect(refreshed).toBe(true);
      await page.goto(`${web}/logout`);
      await page.waitForURL(`${web}/`);
      expect(await page.textContent('body')).toBe('Who are you?');
      await page.goto(`${web}/login`);
      expect(await page.title()).toContain('Welcome to Fernhill');
    }, 60_000);

    it('are told by the application why an Action has turned them away', async () => {
      await page.goto(`${web}/login`);
      await signIn(THEO);
      await page.waitForURL(/:\d+\/callback/);
      expect(JSON.parse((await page.textContent('body')) ?? '')).toMatchObject({
        error: 'access_denied',
        description: expect.stringContaining('Please confirm your e-mail address first'),
      });
    }, 60_000);

    it('sign up, and are there', async () => {
      await page.goto(`${web}/login`);
      await page.getByRole('link', { name: 'Sign up' }).click();
      await page.getByLabel('Email address').fill('ada.north@mail.example');
      await page.getByLabel('Password').fill('short');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('This password is too weak.').waitFor();
      await page.getByLabel('Password').fill('Ada-mends-her-own-inner-tubes-3');
      await page.getByRole('button', { name: 'Continue' }).click();
      // Nobody has confirmed the address yet, and the Action wants that.
      await page.waitForURL(/:\d+\/callback/);
      const [ada] = fernhill.tenant.context.state.documents.find('/users', 'email', 'ada.north@mail.example');
      expect(ada).toMatchObject({ email_verified: false, logins_count: 1 });
    }, 60_000);
  });

  describe('of a single page with auth0-spa-js', () => {
    const at = () => `https://localhost:${fernhill.pagePort}`;
    const client = (options: string) => `auth0.createAuth0Client({
      domain: 'localhost:${fernhill.tenant.port}',
      clientId: '${String(fernhill.client('Fernhill Workshop')['client_id'])}',
      authorizationParams: {
        redirect_uri: '${at()}',
        audience: 'https://api.fernhill.example/',
        scope: 'openid profile email read:bookings',
      },
      ${options}
    })`;
    const run = <T>(options: string, code: string) =>
      page.evaluate<T>(`(async () => { const client = await ${client(options)}; ${code} })()`);

    it.each([
      ['a silent login in a frame', 'useRefreshTokens: false', 'ssa'],
      ['a refresh token in memory', 'useRefreshTokens: true', 'sertft'],
    ])(
      'sign in, get tokens again by %s, and sign out',
      async (_, options, logged) => {
        const { documents } = fernhill.tenant.context.state;
        const count = () => documents.list('/_logs').filter(({ type }) => type === logged).length;
        const before = count();
        await page.goto(at());
        await run(options, 'await client.loginWithRedirect();').catch(() => undefined);
        await page.waitForURL(/\/u\/login/);
        await signIn(MILO);
        await page.waitForURL(/code=/);
        const tokens = await run<{ name: string; second: string }>(
          options,
          `await client.handleRedirectCallback();
         const second = await client.getTokenSilently({ cacheMode: 'off' });
         return { name: (await client.getUser()).name, second };`,
        );
        expect(tokens.name).toBe('Milo Brandt');
        expect(count()).toBe(before + 1);
        const claims = JSON.parse(Buffer.from(String(tokens.second.split('.')[1]), 'base64url').toString());
        expect(claims).toMatchObject({ 'https://fernhill.example/roles': ['Mechanic'] });
        await run(options, `await client.logout({ logoutParams: { returnTo: '${at()}' } });`).catch(
          () => undefined,
        );
        await page.waitForURL(`${at()}/`);
        const after = await run<string>(
          options,
          `return client.getTokenSilently({ cacheMode: 'off' }).then(() => 'still there', (error) => error.error);`,
        );
        // With refresh tokens the SDK has lost its own, and asks nobody.
        expect(after).toMatch(/^(login_required|missing_refresh_token)$/);
      },
      60_000,
    );
  });

  describe('on the pages', () => {
    it.each([
      ['a desktop', { width: 1280, height: 800 }],
      ['a phone', { width: 360, height: 640 }],
    ])(
      'find nothing in their way on %s',
      async (_, size) => {
        await page.setViewportSize(size);
        await page.goto(`${web}/login`);
        expect(await violationsOn(page)).toEqual([]);
        const { scrollWidth, clientWidth } = await page.evaluate<{
          scrollWidth: number;
          clientWidth: number;
        }>(
          '({ scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth })',
        );
        expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
        await page.getByLabel('Email address').fill(NORA.email);
        await page.keyboard.press('Enter');
        await page.getByLabel('Password').fill('wrong');
        await page.keyboard.press('Enter');
        await page.getByText('Wrong username or password.').waitFor();
        expect(await violationsOn(page)).toEqual([]);
        await page.getByRole('link', { name: 'Sign up' }).click();
        expect(await violationsOn(page)).toEqual([]);
        await page.goto(`${fernhill.issuer}authorize?client_id=nobody`);
        expect(await violationsOn(page)).toEqual([]);
      },
      60_000,
    );
  });

  describe('and an API with express-oauth2-jwt-bearer', () => {
    it('takes tokens that are for it, with the scope that a route wants, and no others', async () => {
      const api = 'https://api.fernhill.example/';
      const { port } = (await fernhill.start('api.cjs', { AUDIENCE: api })) as { port: number };
      const worker = fernhill.client('Fernhill Reminder Worker');
      const call = (path: string, token?: string) =>
        fetch(`http://127.0.0.1:${port}${path}`, {
          headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        });
      const tokenFor = async (client: typeof worker, audience: string) => {
        const answer = await fernhill.tenant.app.request(`${fernhill.issuer}oauth/token`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...client, grant_type: 'client_credentials', audience }),
        });
        return String(((await answer.json()) as { access_token?: string }).access_token);
      };
      const token = await tokenFor(worker, api);
      const { clientId, clientSecret } = fernhill.tenant.deployClient;
      const another = await tokenFor(
        { client_id: clientId, client_secret: clientSecret },
        `${fernhill.issuer}api/v2/`,
      );
      const [head = '', body = ''] = token.split('.');
      const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${body}.`;
      const { context: inside } = fernhill.tenant;
      const past = Math.floor(Date.now() / 1000) - 60;
      const expired = await signToken(
        { ...tokenClaims(token), iat: past - 3600, exp: past },
        { alg: 'RS256', typ: 'JWT', key: inside.keys.current },
      );
      const statuses = await Promise.all([
        call('/bookings', token),
        call('/reports', token),
        call('/bookings'),
        call('/bookings', another),
        call('/bookings', unsigned),
        call('/bookings', expired),
        call('/bookings', `${head}.${body}.${'A'.repeat(342)}`),
      ]);
      expect(statuses.map(({ status }) => status)).toEqual([200, 403, 401, 401, 401, 401, 401]);
    }, 60_000);
  });
});
