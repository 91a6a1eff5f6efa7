import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Secrets that tenant/environments/production.yaml wants. */
const SECRETS = Object.fromEntries(
  ['GOOGLE_CLIENT', 'GITHUB_CLIENT', 'FACEBOOK_CLIENT', 'BACKEND'].map((name) => [
    `FERNHILL_${name}_SECRET`,
    'a-secret-value',
  ]),
);

let project: string;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'cli-project-'));
  for (const part of ['tenant', 'actions', 'package.json', 'package-lock.json', 'src', 'tsconfig.json']) {
    cpSync(join(root, part), join(project, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const script = join(root, 'scripts/start.cjs');
  return new Promise((resolve) => {
    const options = { cwd: project, env: { PATH: process.env['PATH'] ?? '', ...env } };
    execFile(process.execPath, [script, command, ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

it('refuses an unknown flag with exit code 2 and does nothing', async () => {
  const { code, out, err } = await run('deploy', ['--dry-rnu']);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain('unknown-flag');
});

it('shows the help with exit code 0', async () => {
  const { code, out } = await run('deploy', ['--help']);
  expect(code).toBe(0);
  expect(out).toContain('npm run deploy -- --env production --yes');
});

it('finds nothing wrong with the tenant in any environment', async () => {
  for (const environment of ['local', 'development', 'production']) {
    const { code, err } = await run('validate', ['--env', environment]);
    expect([environment, code, err]).toEqual([environment, 0, '']);
  }
}, 30_000);

it('tells every mistake at once, with its place, and exits 2', async () => {
  const file = join(project, 'tenant/roles.yaml');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('description:', 'descripton:').replace('read:bookings', 'read:booking'));
  const { code, out, err } = await run('deploy', []);
  writeFileSync(file, before);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/tenant\/roles\.yaml:\d+:\d+ {2}error {2}unknown-key/);
  expect(err).toContain('Did you mean `description`?');
  expect(err).toMatch(/tenant\/roles\.yaml:\d+:\d+ {2}error {2}unknown-scope/);
});

it.each([
  ['build', []],
  // Checked while it is rehearsed; what else goes wrong meanwhile (the project is no repository) is not what it is about.
  ['plan', ['--base', 'HEAD']],
])('tells a TypeScript error of an Action with its place: %s', async (command, args) => {
  const file = join(project, 'actions/require-verified-email/action.ts');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, `${before}\nexport const count: number = 'three';\n`);
  const { code, err } = await run(command, args);
  writeFileSync(file, before);
  expect(code).toBe(2);
  expect(err).not.toContain('no-repository');
  expect(err).toMatch(/actions\/require-verified-email\/action\.ts:\d+:14 {2}error {2}action-types/);
});

it('deploys to the local tenant, and shows what it did and the tokens of personas', async () => {
  const { code, out, err } = await run('deploy', ['--port', '0']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Deployed 5 Actions and tenant/ to the local tenant');
  expect(out).toMatch(/\+ clients +Fernhill Bookings/);
  expect(out).toContain('Signed in at Fernhill Sign-in Check');
  expect(out).toMatch(/https:\/\/fernhill\.example\/roles {2}\["Customer"\]/);
}, 60_000);

it('asks nobody where nobody is there: a protected environment is not deployed to', async () => {
  const env = {
    ...SECRETS,
    FERNHILL_SMTP_PASSWORD: 'a-secret-value',
    AUTH0_CLIENT_ID: 'abc',
    AUTH0_CLIENT_SECRET: 'defg',
  };
  const { code, err } = await run('deploy', ['--env', 'production'], env);
  expect(code).toBe(2);
  expect(err).toContain('not-confirmed');
  expect(err).not.toContain('a-secret-value');
});

it('says in one sentence that the port is in use', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const { code, err } = await run('deploy', ['--port', String(port)]);
  server.close();
  expect(code).toBe(2);
  expect(err).toContain(`Port ${port} is in use by another program.`);
}, 20_000);

it.each([
  ['--format', 'htm', 'Did you mean `html`?'],
  ['--fail-on', 'heigh', 'Did you mean `high`?'],
])('refuses a value that %s does not take: unknown-value', async (flag, value, hint) => {
  const { code, err } = await run('plan', [flag, value]);
  expect(code).toBe(2);
  expect(err).toContain('unknown-value');
  expect(err).toContain(hint);
});

it('says how to plan where no local tenant is running: not-running', async () => {
  const { code, err } = await run('plan', []);
  expect(code).toBe(2);
  expect(err).toContain('not-running');
  expect(err).toContain('npm run plan -- --base REF');
}, 20_000);
