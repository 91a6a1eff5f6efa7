import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxRunner } from '../../src/actions/runtime/sandbox-runner.ts';
import { systemClock } from '../../src/core/clock.ts';
import { ProblemError } from '../../src/core/problem.ts';
import { importTenant } from '../../src/deploy-cli/import-tenant.ts';
import { type Prepared, prepare, stagedTenant } from '../../src/deploy-cli/prepare.ts';
import { stageTenant } from '../../src/deploy-cli/stage-tenant.ts';
import { createLocalTenant, type LocalTenant } from '../../src/local-tenant/create-local-tenant.ts';
import { serverCertificates } from '../../src/local-tenant/server/certificate-authority.ts';
import { listen } from '../../src/local-tenant/server/listen.ts';
import { openState } from '../../src/local-tenant/store/open-state.ts';

const root = join(__dirname, '../..');

let folder: string;
let prepared: Prepared;
let inputFile: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fault-positions-'));
  prepared = await prepare(root, { env: {}, environment: 'local' });
  inputFile = stageTenant(join(folder, 'staged'), stagedTenant(prepared));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Imports into the state of a file; the tenant is gone, without an answer, from its `dies`-th request on. */
async function importInto(name: string, dies = Number.POSITIVE_INFINITY) {
  const { caFile, tls } = await serverCertificates(folder, systemClock);
  let app: LocalTenant['app'] | undefined;
  let requests = 0;
  const server = await listen({
    port: 0,
    tls,
    fetch: (request, env) => {
      requests += 1;
      if (requests >= dies && 'incoming' in env) env.incoming.socket?.destroy();
      return requests < dies ? app?.fetch(request, env) : new Response(null, { status: 503 });
    },
  });
  const tenant = await createLocalTenant({
    state: openState(join(folder, name)),
    domain: `localhost:${server.port}`,
    runner: sandboxRunner({ dependenciesFolder: join(root, 'node_modules') }),
    deployClientName: prepared.project.environment.deployClient,
    caFile,
  });
  app = tenant.app;
  const { clientId, clientSecret } = tenant.deployClient;
  const target = { inputFile, domain: tenant.context.domain, clientId, clientSecret, allowDelete: true };
  const failure: unknown = await importTenant({ ...target, loopback: true, caFile }).then(
    () => undefined,
    (error: unknown) => error,
  );
  const { documents } = tenant.context.state;
  const names = ['/clients', '/roles', '/connections', '/organizations', '/actions/actions', '/client-grants']
    .flatMap((path) => documents.list(path).map((doc) => `${path} ${doc['name'] ?? doc['audience']}`))
    .map((line) => line.replace(/localhost:\d+/, 'localhost'))
    .sort();
  await server.close();
  await tenant.close();
  return { failure, names, requests };
}

it.each([1, 3, 10, 25, 50, 80, 95])(
  'ends with an error where the tenant is gone at request %i, and the next deploy repairs everything',
  async (dies) => {
    const whole = await importInto(':memory:');
    const broken = await importInto(`dies-${dies}.db`, dies);
    expect(whole.requests).toBeGreaterThan(dies);
    expect(broken.failure).toBeInstanceOf(ProblemError);
    const repaired = await importInto(`dies-${dies}.db`);
    expect(repaired.failure).toBeUndefined();
    expect(repaired.names).toEqual(whole.names);
  },
);
