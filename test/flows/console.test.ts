import type { Browser, Page } from 'playwright-core';
import { violationsOn } from '../support/axe.ts';
import { startChromium, withChromium } from '../support/chromium.ts';
import { type DeployedFernhill, deployedFernhill } from '../support/deployed-fernhill.ts';

const NORA = { email: 'nora.fields@mail.example', password: 'Nora-rides-the-river-path-7' };
const THEO = { email: 'theo.lindqvist@mail.example', password: 'Theo-bought-a-tandem-19' };

withChromium('the console in a browser', () => {
  let fernhill: DeployedFernhill;
  let chromium: Browser;
  beforeAll(async () => {
    fernhill = await deployedFernhill();
    chromium = await startChromium();
  }, 120_000);
  afterAll(async () => {
    await chromium.close();
    await fernhill.close();
  });

  test.each(['light', 'dark'] as const)(
    'leads from the list to the Action that denied a sign-in (%s)',
    async (colorScheme) => {
      const context = await chromium.newContext({ ignoreHTTPSErrors: true, colorScheme });
      const page = await context.newPage();
      await page.goto(`${fernhill.issuer}console`);
      const rows = page.getByRole('row').filter({ hasText: THEO.email });
      const before = await rows.count();
      await denied(await context.newPage());
      // It comes in while the page is open.
      await rows.nth(before).waitFor();
      expect(await page.title()).toContain('Sign-ins');
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('row').filter({ hasText: THEO.email }).first().getByRole('link').click();
      const action = page.getByRole('article').filter({ hasText: 'Denied the login' });
      await action.waitFor();
      expect(await action.getByRole('heading').textContent()).toContain('require-verified-email');
      expect(await action.textContent()).toContain(
        'api.access.deny("Please confirm your e-mail address first',
      );
      expect(await violationsOn(page)).toEqual([]);
      for (const path of [
        'console/previews',
        'console/previews/emails/verify_email',
        'console/mailbox',
        'console/executions',
        'console/triggers',
        'console/users',
        'console/log',
        'console/state',
        'console/state?path=/clients',
      ]) {
        await page.goto(`${fernhill.issuer}${path}`);
        expect([path, await violationsOn(page)]).toEqual([path, []]);
      }
      await page.goto(`${fernhill.issuer}console/users`);
      await page.getByLabel('Name, address or id').fill('theo');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('link', { name: THEO.email }).click();
      await page.getByRole('heading', { name: 'Sign-ins' }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await context.close();
    },
    60_000,
  );

  test('tries an application, and explains who put each claim into its tokens', async () => {
    const context = await chromium.newContext({ ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await page.goto(`${fernhill.issuer}console/applications`);
    expect(await violationsOn(page)).toEqual([]);
    const application = page
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: 'Fernhill Bookings', exact: true }) });
    await application.getByLabel('API').selectOption('https://api.fernhill.example/');
    await application.getByRole('button', { name: 'Try it' }).click();
    await page.getByLabel('Email address').fill(NORA.email);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByLabel('Password').fill(NORA.password);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByRole('heading', { name: 'What the application gets' }).waitFor();
    const roles = page
      .getByRole('region', { name: 'ID token' })
      .getByRole('row')
      .filter({ hasText: 'https://fernhill.example/roles' });
    expect(await roles.textContent()).toContain(
      'The Action add-roles-and-claims: api.idToken.setCustomClaim.',
    );
    expect(await violationsOn(page)).toEqual([]);
    const token = (await page.locator('details pre').first().textContent()) ?? '';
    await page.getByRole('link', { name: 'Token', exact: true }).click();
    await page.getByLabel('A token of this tenant').fill(token);
    await page.getByRole('button', { name: 'Explain' }).click();
    await page.getByText('Signed by this tenant').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await context.close();
  }, 60_000);

  async function denied(page: Page): Promise<void> {
    const query = new URLSearchParams({
      client_id: String(fernhill.client('Fernhill Bookings')['client_id']),
      redirect_uri: `http://localhost:${fernhill.webPort}/callback`,
      response_type: 'code',
      scope: 'openid email',
      state: 'a-state',
    });
    await page.goto(`${fernhill.issuer}authorize?${query}`);
    await page.getByLabel('Email address').fill(THEO.email);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByLabel('Password').fill(THEO.password);
    const answered = page.waitForRequest(/:\d+\/callback/);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    // Nothing listens at the application: that it was asked is enough.
    await answered;
  }
});
