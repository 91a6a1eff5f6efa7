import type { Browser, Page } from 'playwright-core';
import type { Doc } from '../../src/core/json.ts';
import { violationsOn } from './axe.ts';
import { startChromium, withChromium } from './chromium.ts';
import type { Manage } from './managing.ts';

export const NORA = { email: 'nora.fields@mail.example', password: 'Nora-rides-the-river-path-7' };

/** Where a web application of the examples runs, and the Management API of its tenant. */
export interface RunningWebApplication {
  readonly web: string;
  readonly manage: Manage;
}

/** What every web application of the examples does in a browser, whatever it is written in. */
export function signsPeopleIn(name: string, running: () => RunningWebApplication): void {
  withChromium(`${name} in a browser`, () => {
    let chromium: Browser;
    let page: Page;
    beforeAll(async () => {
      chromium = await startChromium();
    });
    afterAll(() => chromium.close());
    beforeEach(async () => {
      const context = await chromium.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' });
      page = await context.newPage();
    });
    afterEach(() => page.context().close());

    async function prove({ email, password }: typeof NORA) {
      await page.getByLabel('Email address').fill(email);
      await page.getByRole('button', { name: 'Continue', exact: true }).click();
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Continue', exact: true }).click();
    }
    const accessible = async () => expect(await violationsOn(page)).toEqual([]);

    it('offers to sign in, greets, shows the profile with the Actions’ claims, books through the API, and signs out of both', async () => {
      await page.goto(running().web);
      await accessible();
      await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
      await prove(NORA);
      await page.getByText('Hello Nora Fields.').waitFor();
      await accessible();
      await page.getByRole('link', { name: 'Profile' }).click();
      await page.getByRole('row', { name: 'https://fernhill.example/roles ["Customer"]' }).waitFor();
      await accessible();
      await page.getByRole('link', { name: 'Bookings' }).click();
      await page.getByLabel('Bicycle').fill('The <green> tandem');
      await page.getByRole('button', { name: 'Book a repair' }).click();
      await page.getByRole('listitem').filter({ hasText: 'The <green> tandem' }).waitFor();
      await accessible();
      await page.getByRole('link', { name: 'Sign out' }).click();
      await page.waitForURL(`${running().web}/`);
      await page.goto(`${running().web}/login`);
      await page.getByLabel('Email address').waitFor();
    }, 60_000);

    it('sends others to sign in first, and back to where they were going', async () => {
      await page.goto(`${running().web}/protected`);
      await prove(NORA);
      await page.getByText('Only people who have signed in see this.').waitFor();
      expect(page.url()).toBe(`${running().web}/protected`);
    }, 60_000);

    it('lets only workshop managers see their page', async () => {
      await page.goto(`${running().web}/admin`);
      await prove(NORA);
      await page.getByText('This page is for people with the role Workshop Manager.').waitFor();
      const [nora] = (await running().manage('GET', `/users-by-email?email=${NORA.email}`)) as unknown as [
        Doc,
      ];
      const [role] = (await running().manage('GET', '/roles?name_filter=Workshop%20Manager')) as unknown as [
        Doc,
      ];
      const path = `/users/${encodeURIComponent(String(nora['user_id']))}/roles`;
      await running().manage('POST', path, { roles: [String(role['id'])] });
      await page.getByRole('link', { name: 'Sign out' }).click();
      await page.goto(`${running().web}/admin`);
      await prove(NORA);
      await page.getByText('You manage a workshop.').waitFor();
      await running().manage('DELETE', path, { roles: [String(role['id'])] });
    }, 60_000);

    it('takes new people, and says why an Action has turned them away', async () => {
      await page.goto(`${running().web}/login`);
      await page.getByRole('link', { name: 'Sign up' }).click();
      await page.getByLabel('Email address').fill('ravi.dunn@mail.example');
      await page.getByLabel('Password').fill('Ravi-found-a-rusty-racer-5');
      await page.getByRole('button', { name: 'Continue', exact: true }).click();
      await page.getByRole('heading', { name: 'You were not signed in' }).waitFor();
      await page.getByText('Please confirm your e-mail address first').waitFor();
    }, 60_000);
  });
}
