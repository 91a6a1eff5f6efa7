import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const script = join(root, 'scripts/start.cjs');

let project: string;
let running: ChildProcess;
/** What `local` prints: AUTH0_DOMAIN, AUTH0_CLIENT_ID, … */
let shown: Record<string, string>;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'second-copy-'));
  for (const part of ['tenant', 'actions', 'package.json', 'package-lock.json', 'src', 'tsconfig.json']) {
    cpSync(join(root, part), join(project, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  running = spawn(process.execPath, [script, 'local', '--port', '0'], { cwd: project });
  let output = '';
  await new Promise<void>((resolve) => {
    running.stdout?.on('data', (text) => {
      output += text;
      if (output.includes('Ctrl-C')) resolve();
    });
  });
  shown = Object.fromEntries(
    [...output.matchAll(/^ {2}(\w+)=(.*)$/gm)].map(([, key, value]) => [key, value]),
  );
});

afterAll(async () => {
  const closed = once(running, 'close');
  running.kill('SIGTERM');
  await closed;
  rmSync(project, { recursive: true, force: true });
});

function run(args: readonly string[], env: Record<string, string> = {}) {
  const options = { cwd: project, env: { PATH: process.env['PATH'] ?? '', ...env } };
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [script, ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

/** An environment with a real tenant's rules, at an address of this machine. */
function environment(domain: string): Record<string, string> {
  const file = join(project, 'tenant/environments/staging.yaml');
  writeFileSync(
    file,
    `extends: local
domain: ${domain}
protected: false
allow_delete: false
keywords:
  CUSTOMER_APPLICATIONS: { value: [Fernhill Bookings] }
  STAFF_APPLICATIONS: { value: [Fernhill Workshop] }
`,
  );
  return {
    AUTH0_CLIENT_ID: shown['AUTH0_CLIENT_ID'] ?? '',
    AUTH0_CLIENT_SECRET: 'not-the-secret-of-this-client',
    NODE_EXTRA_CA_CERTS: shown['NODE_EXTRA_CA_CERTS'] ?? '',
  };
}

it('a deploy goes to the local tenant that is running', async () => {
  const { code, out } = await run(['deploy', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ domain: shown['AUTH0_DOMAIN'] });
});

it('a second copy on the same state ends with one sentence', async () => {
  const { code, err } = await run(['local', '--port', '0']);
  expect(code).toBe(2);
  expect(err).toContain('state-in-use');
  expect(err).toContain('1 error.');
  expect(err).not.toMatch(/^\s+at /m);
});

it('a wrong secret is told in one sentence, which does not show it', async () => {
  const { code, err } = await run(['deploy', '--env', 'staging'], environment(shown['AUTH0_DOMAIN'] ?? ''));
  expect(code).toBe(2);
  expect(err).toContain('wrong-credentials');
  expect(err).not.toContain('not-the-secret-of-this-client');
  expect(err).not.toMatch(/^\s+at /m);
});

// A port that fetch refuses to call, and one where nobody listens: both are no answer.
it.each([1, 45_999])('a tenant that cannot be reached (port %i) is told in one sentence', async (port) => {
  const { code, err } = await run(['deploy', '--env', 'staging'], environment(`localhost:${port}`));
  expect(code).toBe(2);
  expect(err).toContain('tenant-unreachable');
  expect(err).not.toMatch(/^\s+at /m);
});
