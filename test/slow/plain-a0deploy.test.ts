import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { deployLocal } from '../../src/deploy/deploy-local.ts';
import { type Prepared, prepare, stagedTenant } from '../../src/deploy-cli/prepare.ts';
import { stageTenant } from '../../src/deploy-cli/stage-tenant.ts';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import { netDifference } from '../../src/plan/net-difference.ts';
import { kinds } from '../../src/resources/table.ts';
import { changed, documentsOf, EVERYTHING, keywordsFor } from '../support/everything.ts';

const root = join(__dirname, '../..');
const run = promisify(execFile);

let folder: string;
let prepared: Prepared;
let tenant: RunningTenant;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plain-a0deploy-'));
  prepared = await prepare(root, { env: {}, environment: 'local' });
  const { deployClient } = prepared.project.environment;
  tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: deployClient });
  await deployLocal(prepared, { folder });
});

afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The unmodified command, as somebody would type it. */
function a0deploy(tenant: RunningTenant, ...args: readonly string[]) {
  const { clientId, clientSecret } = tenant.deployClient;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    AUTH0_DOMAIN: tenant.context.domain,
    AUTH0_CLIENT_ID: clientId,
    AUTH0_CLIENT_SECRET: clientSecret,
    AUTH0_ALLOW_DELETE: 'true',
    // It takes what ##KEYWORD## stands for from its environment.
    ...keywordsFor(tenant.context.domain),
    NODE_EXTRA_CA_CERTS: tenant.caFile,
  };
  const script = join(root, 'node_modules/auth0-deploy-cli/lib/index.js');
  return run(process.execPath, [script, ...args], { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
}

it('imports with plain a0deploy what our own deploy has put there, and changes nothing', async () => {
  const inputFile = stageTenant(join(folder, 'staged'), stagedTenant(prepared));
  const before = await documentsOf(tenant);
  await a0deploy(tenant, 'import', '--input_file', inputFile);
  expect(netDifference(before, await documentsOf(tenant), kinds).changes).toEqual([]);
});

it('exports every key of tenant/ with plain a0deploy', async () => {
  await a0deploy(tenant, 'export', '--format', 'yaml', '--output_folder', join(folder, 'exported'));
  const exported = parse(readFileSync(join(folder, 'exported/tenant.yaml'), 'utf8')) as Record<
    string,
    unknown[]
  >;
  expect(Object.keys(exported)).toEqual(expect.arrayContaining(Object.keys(prepared.project.tenant)));
  for (const key of [
    'clients',
    'databases',
    'connections',
    'roles',
    'organizations',
    'resourceServers',
    'actions',
  ]) {
    const names = (list: unknown) => (list as { name: string }[]).map(({ name }) => name);
    const ours = key === 'actions' ? prepared.project.actions : prepared.project.tenant[key];
    expect([key, names(exported[key])]).toEqual([key, expect.arrayContaining(names(ours))]);
  }
});

it('imports and exports a tenant that uses every type with plain a0deploy, and its export changes nothing', async () => {
  const other = await startLocalTenant({
    folder: join(folder, 'everything'),
    root,
    port: 0,
    deployClientName: 'Fernhill Deploy',
  });
  try {
    await a0deploy(other, 'import', '--input_file', join(EVERYTHING, 'tenant.yaml'));
    const before = await documentsOf(other);
    expect(Object.keys(before['/connections'] ?? {}).length).toBeGreaterThan(8);
    await a0deploy(other, 'export', '--format', 'directory', '--output_folder', join(folder, 'directory'));
    await a0deploy(other, 'import', '--input_file', join(folder, 'directory'));
    expect(changed(before, await documentsOf(other))).toEqual({});
  } finally {
    await other.close();
  }
}, 600_000);
