import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Doc } from '../../src/core/json.ts';
import { deployLocal } from '../../src/deploy/deploy-local.ts';
import { type Prepared, prepare, stagedTenant } from '../../src/deploy-cli/prepare.ts';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import { scopesOf } from '../../src/report/to-auth0-markdown.ts';
import { type CopiedProject, copiedProject } from '../support/copied-project.ts';

const root = join(__dirname, '../..');

/** What is deployed: Actions come from their sources. */
const keysOf = (prepared: Prepared) => [...Object.keys(stagedTenant(prepared).tenant), 'actions'];

describe('a deploy client with the scopes that docs/to-auth0.md lists', () => {
  let project: CopiedProject;
  let tenant: RunningTenant;
  let folder: string;
  beforeEach(async () => {
    project = copiedProject({ fresh: true });
    for (const part of ['node_modules', 'package.json', 'src'])
      symlinkSync(join(root, part), join(project.root, part));
    folder = join(project.root, 'local');
    tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: 'Fernhill Deploy' });
  });
  afterEach(async () => {
    await tenant.close();
    project.remove();
  });

  /** The deploy client has these scopes from here on, and no others. */
  function allow(scopes: readonly string[]): void {
    const { state } = tenant.context;
    const [grant] = state.documents.find('/client-grants', 'client_id', tenant.deployClient.clientId);
    state.write((documents) => {
      documents.put('/client-grants', String(grant?.['id']), { ...(grant as Doc), scope: scopes });
    });
  }

  it('deploys the sample tenant, and again', async () => {
    const prepared = await prepare(project.root, { env: {}, environment: 'local', mode: 'validate' });
    const keys = keysOf(prepared);
    const scopes = [...new Set(keys.flatMap(scopesOf))];
    expect(scopes.length).toBeGreaterThan(50);
    allow(scopes);
    const first = await deployLocal(prepared, { folder });
    expect(first.difference.changes.length).toBeGreaterThan(0);
    const second = await deployLocal(prepared, { folder });
    expect(second.difference.changes).toEqual([]);
  }, 120_000);

  it('deploys nothing of a key whose scopes it lacks', async () => {
    const prepared = await prepare(project.root, { env: {}, environment: 'local', mode: 'validate' });
    const keys = keysOf(prepared).filter((key) => key !== 'roles');
    allow([...new Set(keys.flatMap(scopesOf))].filter((scope) => !scope.endsWith(':roles')));
    await expect(deployLocal(prepared, { folder })).rejects.toThrow(/:roles/);
    expect(tenant.context.state.documents.list('/roles')).toEqual([]);
  }, 120_000);
});
