import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Doc, Json } from '../../src/core/json.ts';
import { startChromium, withChromium } from '../support/chromium.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';
import { type Manage, managing } from '../support/managing.ts';

const ISOLDE = { email: 'isolde.krantz@harbour.example', name: 'Isolde Krantz' };

/** What a strategy wants besides an id and a secret. */
const KINDS: readonly (readonly [strategy: string, options: Readonly<Record<string, Json>>])[] = [
  ['google-oauth2', {}],
  ['github', {}],
  ['facebook', {}],
  ['apple', {}],
  ['windowslive', {}],
  [
    'oauth2',
    {
      authorizationURL: 'https://accounts.harbour.example/authorize',
      tokenURL: 'https://accounts.harbour.example/token',
      scripts: {
        fetchUserProfile: `function (accessToken, context, callback) {
          callback(null, { user_id: 'harbour-7', email: 'isolde.krantz@harbour.example', email_verified: true, name: 'Isolde Krantz' });
        }`,
      },
    },
  ],
  ['oidc', { issuer: 'https://sso.harbour.example' }],
  ['oidc', { issuer: 'https://front.harbour.example', type: 'front_channel' }],
  ['okta', { domain: 'harbour.okta.com' }],
  ['waad', { tenant_domain: 'harbour.example' }],
  ['google-apps', { domain: 'harbour.example' }],
  ['ad', {}],
  ['samlp', { signInEndpoint: 'https://idp.harbour.example/sso' }],
  ['adfs', { adfs_server: 'https://adfs.harbour.example/FederationMetadata/2007-06/FederationMetadata.xml' }],
];

withChromium('a web application with express-openid-connect signs people in through', () => {
  let fernhill: DeployedFernhill;
  let manage: Manage;
  let chromium: Browser;
  let context: BrowserContext;
  let page: Page;
  let web: string;

  beforeAll(async () => {
    fernhill = await deployedFernhill();
    manage = await managing(fernhill.tenant);
    const { client_id: id, client_secret: secret } = fernhill.client('Fernhill Bookings');
    web = `http://localhost:${fernhill.webPort}`;
    const env = { CLIENT_ID: String(id), CLIENT_SECRET: String(secret), PORT: String(fernhill.webPort) };
    await fernhill.start('web-app.cjs', env);
    chromium = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chromium.close();
    await fernhill.close();
  });
  beforeEach(async () => {
    context = await chromium.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  it.each(KINDS)(
    '%s %#',
    async (strategy, options) => {
      const name = `every-kind-${strategy}${options['type'] === undefined ? '' : '-front'}`;
      await manage('POST', '/connections', {
        name,
        strategy,
        enabled_clients: [String(fernhill.client('Fernhill Bookings')['client_id'])],
        options: {
          client_id: 'fernhill-at-the-provider',
          client_secret: 'a-secret-of-the-provider',
          ...options,
        },
      });
      await page.goto(`${web}/through/${name}`);
      expect(new URL(page.url()).pathname).toContain(`/_providers/${name}/`);
      await page.getByLabel('Email address').fill(ISOLDE.email);
      await page.getByLabel('Name', { exact: true }).fill(ISOLDE.name);
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL(`${web}/`);
      expect(await page.textContent('body')).toBe('Hello Isolde Krantz');
      await page.goto(`${web}/profile`);
      const { claims, user } = JSON.parse((await page.textContent('body')) ?? '') as {
        claims: Doc;
        user: Doc;
      };
      expect(claims).toMatchObject({ iss: fernhill.issuer, email: ISOLDE.email });
      expect(String(claims['sub']).split('|')[0]).toBe(strategy);
      expect(user['sub']).toBe(claims['sub']);
    },
    60_000,
  );
});
