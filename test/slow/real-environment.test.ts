import { execFile } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';

const root = join(__dirname, '../..');

// A tenant that is reached as a real one is: by its domain, over HTTPS, with credentials from the environment. It is a
// local tenant, but the deploy does not know.
let project: string;
let tenant: RunningTenant;

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'real-environment-'));
  for (const part of ['tenant', 'actions', 'package.json', 'package-lock.json', 'src', 'tsconfig.json']) {
    cpSync(join(root, part), join(project, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const folder = join(project, 'elsewhere');
  tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: 'Fernhill Deploy' });
  const environment = [
    'extends: local',
    `domain: ${tenant.context.domain}`,
    'allow_delete: false',
    'protected: true',
    'keywords:',
    '  CUSTOMER_APPLICATIONS: { value: [Fernhill Bookings] }',
    '  STAFF_APPLICATIONS: { value: [Fernhill Workshop] }',
    '',
  ];
  writeFileSync(join(project, 'tenant/environments/staging.yaml'), environment.join('\n'));
});

afterAll(async () => {
  await tenant.close();
  rmSync(project, { recursive: true, force: true });
});

function deploy(args: readonly string[], over: Record<string, string> = {}) {
  const env = {
    PATH: process.env['PATH'] ?? '',
    TENANT_ENV: 'staging',
    AUTH0_CLIENT_ID: tenant.deployClient.clientId,
    AUTH0_CLIENT_SECRET: tenant.deployClient.clientSecret,
    NODE_EXTRA_CA_CERTS: tenant.caFile,
    // None of these may reach auth0-deploy-cli.
    AUTH0_ALLOW_DELETE: 'true',
    AUTH0_DRY_RUN: 'true',
    AUTH0_EXCLUDED: '["roles"]',
    ...over,
  };
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const script = join(root, 'scripts/start.cjs');
    execFile(process.execPath, [script, 'deploy', ...args], { cwd: project, env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

it('says that the credentials are wrong, and sends nothing', async () => {
  const { code, err } = await deploy(['--yes'], { AUTH0_CLIENT_SECRET: 'not-the-secret-of-this-client' });
  expect(code).toBe(2);
  expect(err).toContain('wrong-credentials');
  expect(err).not.toContain('not-the-secret-of-this-client');
  expect(tenant.context.state.documents.list('/roles')).toEqual([]);
});

it('deploys with auth0-deploy-cli as it is, and passes a key on that the table does not know', async () => {
  appendFileSync(join(project, 'tenant/roles.yaml'), '  - name: Apprentice\n    colour: green\n');
  const { code, err } = await deploy(['--yes']);
  expect(err).toMatch(/tenant\/roles\.yaml:\d+:5 {2}warning {2}unknown-key/);
  // The tenant has the last word: it refuses the key, and the deploy says where.
  expect(code).toBe(2);
  expect(err).toContain('import-failed');
  expect(err).toContain('Additional properties not allowed: colour');

  cpSync(join(root, 'tenant/roles.yaml'), join(project, 'tenant/roles.yaml'));
  const again = await deploy(['--yes']);
  expect([again.code, again.err]).toEqual([0, '']);
  expect(again.out).toContain(`Deployed 5 Actions and tenant/ to ${tenant.context.domain}`);
  expect(again.out).toMatch(/roles +\d+ created, \d+ written again, 0 deleted/);
  const names = (path: string) => tenant.context.state.documents.list(path).map(({ name }) => name);
  expect(names('/roles')).toEqual(expect.arrayContaining(['Customer', 'Mechanic', 'Workshop Manager']));
  expect(names('/actions/actions')).toHaveLength(5);
  // Nobody is signed in and nobody is made up on a real tenant.
  expect(names('/users')).toEqual([]);
});

it('leaves no staged tenant with its secrets behind', () => {
  const staged = join(project, '.understudy/staged');
  expect(existsSync(staged) ? readdirSync(staged) : []).toEqual([]);
});
