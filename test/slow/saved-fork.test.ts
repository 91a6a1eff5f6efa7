import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import type { Fork } from '../../src/local-tenant/upstream/fork.ts';
import { openForkOf } from '../../src/local-tenant/upstream/open-fork.ts';
import { forkFrom } from '../../src/local-tenant/upstream/open-saved-fork.ts';
import { saveFork } from '../../src/local-tenant/upstream/save-fork.ts';
import { netDifference } from '../../src/plan/net-difference.ts';
import { kinds } from '../../src/resources/table.ts';
import { a0deploy, EVERYTHING } from '../support/everything.ts';

const root = join(__dirname, '../..');
const source = join(EVERYTHING, 'tenant.yaml');
const started: RunningTenant[] = [];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'saved-fork-'));
});
afterAll(async () => {
  for (const tenant of started.reverse()) await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(name: string, fork?: Fork): Promise<RunningTenant> {
  const at = { folder: join(folder, name), root, port: 0, deployClientName: 'Fernhill Deploy' };
  const tenant = await startLocalTenant({ ...at, ...(fork && { fork }) });
  started.push(tenant);
  return tenant;
}

/** What an import into a fork changes. */
async function imported(name: string, fork: Fork) {
  await a0deploy(await start(name, fork), 'deploy', { input_file: source }, { named: fork.domain });
  return netDifference(fork.before, fork.after, kinds).changes;
}

it('lets auth0-deploy-cli import what it imported before the fork was saved, and changes nothing', async () => {
  const upstream = await start('upstream');
  await a0deploy(upstream, 'deploy', { input_file: source });
  const { context, caFile, deployClient } = upstream;
  const fork = await openForkOf({ domain: context.domain, caFile, ...deployClient });
  expect(await imported('live', fork)).toEqual([]);
  saveFork(fork, join(folder, 'saved.json'));
  const saved = forkFrom(join(folder, 'saved.json'));
  expect(await imported('saved', saved)).toEqual([]);
  expect(saved.failure).toBeUndefined();
}, 240_000);

it('lets auth0-deploy-cli import into a fork whose upstream has bad days', async () => {
  const upstream = started[0];
  if (!upstream) throw new Error('there is no upstream');
  const { context, caFile, deployClient } = upstream;
  const fork = await openForkOf({
    domain: context.domain,
    caFile,
    ...deployClient,
    patience: { pauseMs: 10, answerMs: 1000 },
  });
  const local = (path: string, method: string, body: object) =>
    upstream.app.request(`/_local${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  for (const trouble of [
    { status: 429, headers: { 'retry-after': '1' } },
    { status: 500 },
    { drop: true },
    { hang: true },
  ]) {
    for (const path of [
      '/api/v2/clients',
      '/api/v2/roles',
      '/api/v2/organizations*',
      '/api/v2/connections/*',
    ]) {
      await local('/faults', 'POST', { path, ...trouble });
    }
  }
  await local('/rate-limit', 'PUT', { limit: 40, seconds: 1 });
  expect(await imported('troubled', fork)).toEqual([]);
  expect(fork.failure).toBeUndefined();
}, 240_000);
