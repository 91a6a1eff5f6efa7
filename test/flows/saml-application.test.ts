import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { SAML } from '@node-saml/node-saml';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Doc } from '../../src/core/json.ts';
import { startChromium, withChromium } from '../support/chromium.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';
import { managing } from '../support/managing.ts';

const NORA = { email: 'nora.fields@mail.example', password: 'Nora-rides-the-river-path-7' };

withChromium('an application that is a service provider of node-saml', () => {
  let fernhill: DeployedFernhill;
  let chromium: Browser;
  let context: BrowserContext;
  let page: Page;
  let application: Server;
  let saml: SAML;
  let home: string;

  beforeAll(async () => {
    fernhill = await deployedFernhill();
    home = `http://localhost:${fernhill.webPort}`;
    const manage = await managing(fernhill.tenant);
    const client = await manage('POST', '/clients', {
      name: 'Fernhill Fleet',
      app_type: 'regular_web',
      callbacks: [`${home}/saml`],
      allowed_logout_urls: [home],
      addons: { samlp: { signatureAlgorithm: 'rsa-sha256', digestAlgorithm: 'sha256' } },
    });
    const [database] = (await manage('GET', '/connections?name=fernhill-customers')) as unknown as [Doc];
    await manage('PATCH', `/connections/${String(database['id'])}/clients`, [
      { client_id: String(client['client_id']), status: true },
    ]);
    saml = new SAML({
      issuer: 'urn:fernhill:fleet',
      audience: 'urn:fernhill:fleet',
      callbackUrl: `${home}/saml`,
      entryPoint: `${fernhill.issuer}samlp/${String(client['client_id'])}`,
      idpCert: fernhill.tenant.context.keys.current.cert,
      wantAuthnResponseSigned: false,
    });
    application = createServer((request, response) => {
      answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
    await new Promise<void>((resolve) => application.listen(fernhill.webPort, '127.0.0.1', resolve));
    chromium = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chromium.close();
    application.closeAllConnections();
    application.close();
    await fernhill.close();
  });
  beforeEach(async () => {
    context = await chromium.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
    page = await context.newPage();
  });
  afterEach(() => context.close());

  /** Sends whoever comes to the tenant, and greets whom its assertion names. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      const location = await saml.getAuthorizeUrlAsync('the-red-van', undefined, {});
      response.writeHead(302, { location }).end();
      return;
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const { SAMLResponse = '', RelayState = '' } = Object.fromEntries(new URLSearchParams(body));
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse });
    const name = (profile as Doc | null)?.['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name'];
    response.end(`Welcome ${String(name)}, here is ${RelayState}`);
  }

  it('signs somebody in with a password, and then by their session', async () => {
    await page.goto(home);
    await page.getByLabel('Email address').fill(NORA.email);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByLabel('Password').fill(NORA.password);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.waitForURL(`${home}/saml`);
    const welcome = page.getByText('Welcome Nora Fields, here is the-red-van');
    await welcome.waitFor();
    await page.goto('about:blank');
    await page.goto(home);
    await welcome.waitFor();
    expect(page.url()).toBe(`${home}/saml`);
  }, 60_000);
});
