import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { freePort } from '../test/support/free-port.ts';
import { startChromium } from '../test/support/start-chromium.ts';

/** The pictures of the README: a login page, the console, and the page of a plan, as they are now. */
const IMAGES = 'docs/images';
const SIZE = { width: 1200, height: 800 };
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" width="260" height="52"><g fill="none" stroke="#226b41" stroke-width="4"><circle cx="26" cy="30" r="16"/><circle cx="66" cy="30" r="16"/><path d="M26 30 40 12 60 12 66 30 46 30z"/></g><text x="94" y="37" font-family="sans-serif" font-size="26" font-weight="600" fill="#1e212a">Fernhill</text></svg>';

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'screenshots-'));
  const port = await freePort();
  mkdirSync(IMAGES, { recursive: true });
  const args = ['scripts/start.cjs', 'local', '--state', folder, '--port', String(port)];
  const tenant = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const browser = await startChromium();
  try {
    await new Promise((done) => tenant.stdout.once('data', done));
    execFileSync('node', ['scripts/start.cjs', 'deploy', '--state', folder], { stdio: 'ignore' });
    const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: SIZE, locale: 'en-GB' });
    // The tenant's logo is at an address that nobody has.
    await context.route(/^https:\/\/[^/]*fernhill\.example\//, (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: LOGO }),
    );
    const page = await context.newPage();
    const issuer = `https://localhost:${port}`;
    await page.goto(`${issuer}/console/applications`);
    await page
      .getByRole('article')
      .filter({ hasText: 'Fernhill Bookings' })
      .getByRole('button')
      .first()
      .click();
    await page.getByLabel('Email address').waitFor();
    await picture(page, 'login');
    await deniedTheo(page);
    await page.goto(`${issuer}/console`);
    await page.getByRole('row').filter({ hasText: 'theo' }).getByRole('link').click();
    await page.getByRole('article').waitFor();
    await picture(page, 'console');
    const plan = await context.newPage();
    await plan.goto(`file://${planFile(folder)}`);
    await picture(plan, 'plan');
  } finally {
    await browser.close();
    tenant.kill('SIGINT');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(IMAGES, `${name}.png`) });
}

async function deniedTheo(page: Page): Promise<void> {
  await page.getByLabel('Email address').fill('theo.lindqvist@mail.example');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByLabel('Password').fill('Theo-bought-a-tandem-19');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('heading', { name: 'What the application gets' }).waitFor();
}

/** The plan of the README: a callback for a whole domain, and customers who cannot cancel any more. */
function planFile(folder: string): string {
  const copy = join(folder, 'project');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', '.', copy]);
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  change(
    join(copy, 'tenant/clients.yaml'),
    "      - '##WEB_APP_URL##/callback'",
    "      - '##WEB_APP_URL##/callback'\n      - https://*.fernhill.example/callback",
  );
  change(
    join(copy, 'tenant/roles.yaml'),
    '      - permission_name: cancel:bookings\n        resource_server_identifier: https://api.fernhill.example/\n\n  - name: Mechanic',
    '\n  - name: Mechanic',
  );
  const args = ['scripts/start.cjs', 'plan', '--base', 'HEAD', '--format', 'html'];
  const { status, stdout, stderr } = spawnSync('node', args, {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  // 1: something found.
  if (status !== 0 && status !== 1) throw new Error(stderr);
  const file = join(folder, 'plan.html');
  writeFileSync(file, stdout);
  return file;
}

function change(file: string, before: string, after: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} does not have what is to be changed`);
  writeFileSync(file, text.replace(before, after));
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 2;
});
