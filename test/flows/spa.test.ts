import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Program, startProgram } from '../../src/cli/program.ts';
import { violationsOn } from '../support/axe.ts';
import { startChromium, withChromium } from '../support/chromium.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';
import { freePort } from '../support/free-port.ts';
import { managing } from '../support/managing.ts';

const root = join(__dirname, '../..');
const MILO = { email: 'milo.brandt@fernhill.example', password: 'Milo-trues-wheels-by-ear-42' };
const WANDA = { email: 'wanda.okafor@fernhill.example', password: 'Wanda-keeps-the-keys-2-all' };

withChromium('the single-page application in a browser', () => {
  let fernhill: DeployedFernhill;
  let programs: Program[];
  let chromium: Browser;
  let page: Page;
  let spa: string;

  beforeAll(async () => {
    fernhill = await deployedFernhill();
    const [port, apiPort] = [await freePort(), await freePort()];
    spa = `http://localhost:${port}`;
    const { client_id: id } = fernhill.client('Fernhill Workshop');
    const manage = await managing(fernhill.tenant);
    const urls = { callbacks: [spa], allowed_logout_urls: [spa], web_origins: [spa], allowed_origins: [spa] };
    await manage('PATCH', `/clients/${String(id)}`, urls);
    const env = {
      ...process.env,
      AUTH0_DOMAIN: new URL(fernhill.issuer).host,
      NODE_EXTRA_CA_CERTS: fernhill.tenant.caFile,
      API_PORT: String(apiPort),
      API_URL: `http://localhost:${apiPort}`,
      API_ORIGINS: spa,
      SPA_PORT: String(port),
      SPA_CLIENT_ID: String(id),
    };
    const started = await Promise.all(['api', 'spa'].map((name) => startProgram(root, name, env)));
    programs = started.flatMap((one) => one ?? []);
    expect(programs).toHaveLength(2);
    chromium = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chromium.close();
    for (const program of programs) await program.stop();
    await fernhill.close();
  });
  beforeEach(async () => {
    const context = await chromium.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
    page = await context.newPage();
    await page.goto(spa);
  });
  afterEach(() => page.context().close());

  async function signIn({ email, password }: typeof MILO) {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
  }

  it('signs a mechanic in, shows the claims, asks the API, and signs out of both', async () => {
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await signIn(MILO);
    await page.getByText('Hello Milo Brandt.').waitFor();
    await page.getByText('You are not a manager.').waitFor();
    await page.getByRole('row').filter({ hasText: 'https://fernhill.example/roles' }).waitFor();
    expect(page.url()).toBe(`${spa}/`);
    await page.getByRole('button', { name: 'Ask the API' }).click();
    await page.getByText('The API has 0 bookings of yours.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${spa}/`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Email address').waitFor();
  }, 60_000);

  it('knows a manager', async () => {
    await signIn(WANDA);
    await page.getByText('You manage a workshop.').waitFor();
  }, 60_000);

  it('says why somebody new is not let in yet', async () => {
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Sign up' }).click();
    await page.getByLabel('Email address').fill('otto.lang@fernhill.example');
    await page.getByLabel('Password').fill('Otto-oils-every-chain-twice-9');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByText('Please confirm your e-mail address first').waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  }, 60_000);
});
