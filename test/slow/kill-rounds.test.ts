import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/core/random.ts';
import { openState } from '../../src/local-tenant/store/open-state.ts';

const root = join(__dirname, '../..');
const ROUNDS = 20;
const random = seededRandom('kill rounds');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kill-rounds-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  readonly child: ChildProcess;
  readonly origin: string;
  readonly token: string;
}

async function start(): Promise<Running> {
  const args = [join(root, 'scripts/start.cjs'), 'local', '--state', folder, '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  for await (const text of child.stdout ?? []) {
    output += text;
    if (output.includes('Ctrl-C')) break;
  }
  const shown = Object.fromEntries(
    [...output.matchAll(/(AUTH0_\w+)=(.*)/g)].map(([, name, value]) => [name, value]),
  );
  const origin = `http://${shown['AUTH0_DOMAIN']?.replace('localhost', '127.0.0.1')}`;
  const response = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: shown['AUTH0_CLIENT_ID'],
      client_secret: shown['AUTH0_CLIENT_SECRET'],
      audience: `https://${shown['AUTH0_DOMAIN']}/api/v2/`,
    }),
  });
  return { child, origin, token: ((await response.json()) as { access_token: string }).access_token };
}

/** Writes roles one after the other until the tenant is gone; the names of those that were acknowledged. */
async function writeUntilKilled({ origin, token }: Running, round: number): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let i = 0; ; i++) {
    const name = `round ${round}, role ${i}`;
    const written = await fetch(`${origin}/api/v2/roles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    }).then(
      (response) => response.ok,
      () => false,
    );
    if (!written) return acknowledged;
    acknowledged.push(name);
  }
}

it(`loses no acknowledged write in ${ROUNDS} rounds of kill -9`, async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const running = await start();
    const writing = writeUntilKilled(running, round);
    await new Promise((resolve) => setTimeout(resolve, 20 + (random.bytes(1)[0] ?? 0)));
    running.child.kill('SIGKILL');
    await once(running.child, 'close');
    acknowledged.push(...(await writing));
  }
  const state = openState(join(folder, 'tenant.db'));
  const kept = new Set(state.documents.list('/roles').map(({ name }) => name));
  state.close();
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([]);
});
