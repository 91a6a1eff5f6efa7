import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProcessRunner } from '../../src/actions/runtime/in-process-runner.ts';
import { systemClock } from '../../src/core/clock.ts';
import { ProblemError } from '../../src/core/problem.ts';
import { importTenant } from '../../src/deploy-cli/import-tenant.ts';
import { createLocalTenant, type LocalTenant } from '../../src/local-tenant/create-local-tenant.ts';
import { serverCertificates } from '../../src/local-tenant/server/certificate-authority.ts';
import { type Listening, listen } from '../../src/local-tenant/server/listen.ts';
import { openState } from '../../src/local-tenant/store/open-state.ts';

let folder: string;
let tenant: LocalTenant;
let server: Listening;
let caFile: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'importer-'));
  const certificates = await serverCertificates(folder, systemClock);
  caFile = certificates.caFile;
  let app: LocalTenant['app'] | undefined;
  server = await listen({
    port: 0,
    tls: certificates.tls,
    fetch: (request, env) => app?.fetch(request, env),
  });
  tenant = await createLocalTenant({
    state: openState(':memory:'),
    domain: `localhost:${server.port}`,
    runner: inProcessRunner({ clock: systemClock }),
    deployClientName: 'Fernhill Deploy',
    caFile,
  });
  app = tenant.app;
});

afterAll(async () => {
  await server.close();
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

function importYaml(yaml: string, over: { domain?: string; clientSecret?: string } = {}) {
  const inputFile = join(folder, 'tenant.yaml');
  writeFileSync(inputFile, yaml);
  return importTenant({
    inputFile,
    domain: over.domain ?? tenant.context.domain,
    clientId: tenant.deployClient.clientId,
    clientSecret: over.clientSecret ?? tenant.deployClient.clientSecret,
    allowDelete: false,
    loopback: true,
    caFile,
  });
}

async function refusal(run: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('it was not refused');
  const [one] = error.problems;
  return { code: one?.code ?? '', message: one?.message ?? '' };
}

const ROLES = 'roles:\n  - name: Mechanic\n    description: Takes bookings of the own workshop.\n';

it('imports a staged tenant and hands back what auth0-deploy-cli counted', async () => {
  const { counts } = await importYaml(ROLES);
  expect(counts['roles']).toEqual({ created: 1, updated: 0, deleted: 0 });
  expect(tenant.context.state.documents.list('/roles')).toMatchObject([{ name: 'Mechanic' }]);
});

it('deletes nothing where deleting is not allowed', async () => {
  await importYaml(ROLES);
  await importYaml(ROLES.replace('Mechanic', 'Workshop Manager'));
  expect(tenant.context.state.documents.list('/roles').map(({ name }) => name)).toEqual([
    'Mechanic',
    'Workshop Manager',
  ]);
});

it('says that the credentials are wrong', async () => {
  const { code, message } = await refusal(
    importYaml(ROLES, { clientSecret: 'not-the-secret-of-this-client' }),
  );
  expect(code).toBe('wrong-credentials');
  expect(message).not.toContain('not-the-secret');
});

it('says that the tenant cannot be reached', async () => {
  const closed = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => closed.once('listening', resolve));
  const { port } = closed.address() as { port: number };
  await new Promise((resolve) => closed.close(resolve));
  expect((await refusal(importYaml(ROLES, { domain: `localhost:${port}` }))).code).toBe('tenant-unreachable');
});

it('says at which resource auth0-deploy-cli stopped', async () => {
  const { code, message } = await refusal(
    importYaml(
      `${ROLES}    permissions:\n      - resource_server_identifier: https://api.fernhill.example/\n        permission_name: read:bookings\n`,
    ),
  );
  expect(code).toBe('import-failed');
  expect(message).toContain('roles');
});
