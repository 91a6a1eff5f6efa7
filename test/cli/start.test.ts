import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';

const root = join(__dirname, '../..');
let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => rmSync(state, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number>;
}

function start(ports: {
  readonly tenant: number;
  readonly api: number;
  readonly web: number;
  readonly spa: number;
}): Started {
  const child = spawn(
    'node',
    ['scripts/start.cjs', 'start', '--state', state, '--port', String(ports.tenant)],
    {
      cwd: root,
      env: {
        ...process.env,
        API_PORT: String(ports.api),
        SPA_PORT: String(ports.spa),
        WEB_APP_PORT: String(ports.web),
        WEB_APP_URL: `http://localhost:${ports.web}`,
        API_URL: `http://localhost:${ports.api}`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  return { child, said: () => said, ended: once(child, 'close').then(([code]) => Number(code)) };
}

const answers = (port: number) =>
  fetch(`http://localhost:${port}/`).then(
    ({ status }) => status,
    () => 'nobody',
  );

it('runs the tenant, the API, the web applications and the worker until one Ctrl-C stops all', async () => {
  const ports = {
    tenant: await freePort(),
    api: await freePort(),
    web: await freePort(),
    spa: await freePort(),
  };
  const { child, said, ended } = start(ports);
  const ready = Date.now() + 60_000;
  while (!said().includes('Ctrl-C stops everything') && Date.now() < ready)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(said()).toContain(`The local tenant is at https://localhost:${ports.tenant}/`);
  expect(said()).toMatch(/nora\.fields@mail\.example +Nora-rides-the-river-path-7/);
  expect(said()).toContain('The worker has sent 0 reminders.');
  expect([await answers(ports.api), await answers(ports.web), await answers(ports.spa)]).toEqual([
    200, 200, 200,
  ]);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(said()).not.toContain('has ended');
  expect([await answers(ports.api), await answers(ports.web), await answers(ports.tenant)]).toEqual([
    'nobody',
    'nobody',
    'nobody',
  ]);
}, 90_000);

it('says which port is taken, and leaves nothing running', async () => {
  const ports = {
    tenant: await freePort(),
    api: await freePort(),
    web: await freePort(),
    spa: await freePort(),
  };
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(ports.web, 'localhost', resolve));
  const { said, ended } = start(ports);
  expect(await ended).toBe(2);
  other.close();
  expect(said()).toContain(`Port ${ports.web} is in use by another program.`);
  expect([await answers(ports.api), await answers(ports.tenant)]).toEqual(['nobody', 'nobody']);
}, 90_000);
