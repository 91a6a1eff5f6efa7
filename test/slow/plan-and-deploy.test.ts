import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from '../../src/core/json.ts';
import { ProblemError } from '../../src/core/problem.ts';
import { deployLocal } from '../../src/deploy/deploy-local.ts';
import { type Prepared, prepare } from '../../src/deploy-cli/prepare.ts';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import type { Change } from '../../src/plan/change.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planAgainstTenant } from '../../src/plan/rehearsal/plan-tenant.ts';
import { type CopiedProject, copiedProject } from '../support/copied-project.ts';

const root = join(__dirname, '../..');
const read = { env: {}, environment: 'local' } as const;

let project: CopiedProject;
let folder: string;
let upstream: RunningTenant;
let changed: Prepared;
let plan: Plan;

async function control(method: string, path: string, body?: Json): Promise<void> {
  const answer = await upstream.app.request(`/_local${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  expect(answer.status).toBe(204);
}

function planned(prepared: Prepared, patience = {}): Promise<Plan> {
  const { context, caFile, deployClient } = upstream;
  return planAgainstTenant(prepared, {
    upstream: { domain: context.domain, caFile, ...deployClient, patience },
    folder: join(folder, 'plan'),
    today: '2026-11-26',
  });
}

const writes = () => upstream.context.state.journal.entries(0, 1_000_000).length;

/** What a dry run of auth0-deploy-cli tells wrongly, or not at all. */
function makeChanges(): void {
  const cut = (file: string, from: RegExp, to = '') => {
    const text = readFileSync(join(project.root, file), 'utf8');
    if (!from.test(text)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(project.root, file), text.replace(from, to));
  };
  const names = ['require-verified-email', 'add-roles-and-claims'];
  const bindings = names.map((name) => `    - action_name: ${name}\n      display_name: ${name}\n`);
  cut('tenant/triggers.yaml', /( {4}- action_name: require[\s\S]*?claims\n)/, '@@bindings@@');
  cut(
    'tenant/triggers.yaml',
    /@@bindings@@(\s+display_name: add-roles-and-claims\n)?/,
    bindings.reverse().join(''),
  );
  cut('tenant/triggers.yaml', / {2}pre-user-registration:\n( {4}.*\n)+/);
  cut(
    'tenant/clients.yaml',
    /client_metadata:\n.*\n.*allowed_networks.*\n/,
    'client_metadata:\n      shift: night\n',
  );
  cut(
    'tenant/clients.yaml',
    /description: auth0-deploy-cli and the pipelines.*\n/,
    'description: Another text.\n',
  );
  cut('tenant/tenant.yaml', /- en\n(\s+)- de\n/, '- de\n$1- en\n');
  cut('tenant/organizations.yaml', / {4}connections:\n( {6}.*\n)+/);
  cut(
    'tenant/environments/local.yaml',
    /shared-with-the-backend-on-this-machine/,
    'another-secret-of-the-backend',
  );
  cut('tenant/roles.yaml', /name: Workshop Manager/, 'name: Workshop Lead');
  cut('tenant/personas.yaml', /Workshop Manager/, 'Workshop Lead');
  project.write(
    'tenant/network-acls.yaml',
    `networkACLs:
  - description: Nobody from the scrapers' network
    active: true
    priority: 1
    rule: { action: { block: true }, scope: tenant, match: { ipv4_cidrs: [203.0.113.0/24] } }
`,
  );
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plan-and-deploy-'));
  project = copiedProject();
  for (const part of ['node_modules', 'package.json', 'src'])
    symlinkSync(join(root, part), join(project.root, part));
  const unchanged = await prepare(project.root, read);
  const { deployClient: deployClientName } = unchanged.project.environment;
  upstream = await startLocalTenant({ folder, root, port: 0, deployClientName });
  await deployLocal(unchanged, { folder });
  await control('POST', '/seed', {
    '/network-acls': [
      {
        id: 'acl_0123456789abcdef',
        description: 'The office may always come in',
        active: true,
        priority: 1,
        rule: { action: { allow: true }, scope: 'tenant', match: { ipv4_cidrs: ['198.51.100.0/24'] } },
      },
    ],
  });
  makeChanges();
  changed = await prepare(project.root, read);
  plan = await planned(changed);
}, 240_000);

afterAll(async () => {
  await upstream.close();
  project.remove();
  rmSync(folder, { recursive: true, force: true });
});

const changeOf = (kind: string, name: string): Change | undefined =>
  plan.changes.find((one) => one.kind === kind && one.name === name);

const shape = (changes: readonly Change[]) =>
  changes.map(({ kind, name, action, fields }) => [kind, name, action, fields.map(({ field }) => field)]);

describe('a plan of what a dry run of auth0-deploy-cli tells wrongly, or not at all', () => {
  test('is of nothing else: the deploy client is none of it, nor a secret that is sent, nor a trigger that is left out', () => {
    expect(plan.changes.map(({ action, kind, name }) => `${action} ${kind} ${name}`)).toEqual([
      'update clients Fernhill Reminder Worker',
      'delete roles Workshop Manager',
      'create roles Workshop Lead',
      'update organizations harbour-couriers',
      'update triggers post-login',
      'update tenant ',
      'update networkACLs 1',
    ]);
  });

  test('tells a key of client_metadata that is gone', () => {
    expect(changeOf('clients', 'Fernhill Reminder Worker')?.fields).toEqual([
      { field: 'client_metadata.allowed_networks', before: '127.0.0.0/8, ::1/128' },
      { field: 'client_metadata.shift', after: 'night' },
    ]);
  });

  test('tells the order of bindings and of locales', () => {
    expect(changeOf('triggers', 'post-login')?.fields).toEqual([
      {
        field: 'bindings',
        before: ['require-verified-email', 'add-roles-and-claims'],
        after: ['add-roles-and-claims', 'require-verified-email'],
      },
    ]);
    expect(changeOf('tenant', '')?.fields).toEqual([
      { field: 'enabled_locales', before: ['en', 'de'], after: ['de', 'en'] },
    ]);
  });

  test('knows a rename, which deletes what people have', () => {
    expect(changeOf('roles', 'Workshop Manager')).toMatchObject({ renamed: { to: 'Workshop Lead' } });
    expect(changeOf('roles', 'Workshop Lead')).toMatchObject({ renamed: { from: 'Workshop Manager' } });
  });

  test('tells of a new network ACL that it takes over another one, by its priority', () => {
    expect(changeOf('networkACLs', '1')?.fields[0]).toMatchObject({
      field: 'description',
      before: 'The office may always come in',
    });
  });

  test('tells that an organization loses its connections where the key is absent', () => {
    expect(changeOf('organizations', 'harbour-couriers')?.fields).toEqual([
      expect.objectContaining({
        field: 'connections',
        items: { added: [], removed: ['harbour-couriers-saml'] },
      }),
    ]);
  });
});

describe('a plan against a tenant in trouble', () => {
  afterEach(() => control('DELETE', '/faults'));

  test.each([
    ['rate limits', { status: 429, headers: { 'retry-after': '0.05' } }],
    ['errors', { status: 500 }],
    ['connections that break', { drop: true }],
    ['silence', { hang: true }],
  ])('is right after a few %s', async (_, trouble: { [key: string]: Json }) => {
    for (const path of ['clients', 'roles', 'organizations*', 'connections/*', 'actions/*'])
      await control('POST', '/faults', { path: `/api/v2/${path}`, times: 2, ...trouble });
    const before = writes();
    const again = await planned(changed, { pauseMs: 10, answerMs: 1_000 });
    expect(again.changes).toEqual(
      plan.changes.map((change) =>
        change.action === 'create' ? expect.objectContaining({ name: change.name }) : change,
      ),
    );
    expect(writes()).toBe(before);
  });

  test.each([
    ['rate limits', { status: 429, headers: { 'retry-after': '0.01' } }],
    ['errors', { status: 500 }],
    ['connections that break', { drop: true }],
    ['silence', { hang: true }],
  ])(
    'says that it could not be made where there is nothing but %s',
    async (_, trouble: {
      [key: string]: Json;
    }) => {
      await control('POST', '/faults', { path: '/api/v2/roles*', times: 10_000, ...trouble });
      const before = writes();
      await expect(planned(changed, { pauseMs: 5, answerMs: 200, wholeMs: 2_000 })).rejects.toBeInstanceOf(
        ProblemError,
      );
      expect(writes()).toBe(before);
    },
  );
});

test('an entry that two documents of the tenant match is an error that names both: entry-of-two', async () => {
  const twin = { client_id: 'TwinOfTheBookings', name: 'Fernhill Bookings', app_type: 'regular_web' };
  await control('POST', '/seed', { '/clients': [twin] });
  const [first] = upstream.context.state.held.find('/clients', 'name', twin.name);
  const failure = await planned(changed).catch((error: unknown) => error);
  upstream.context.state.write((documents) => documents.remove('/clients', twin.client_id));
  expect(failure).toBeInstanceOf(ProblemError);
  const [problem] = (failure as ProblemError).problems;
  expect(problem?.code).toBe('entry-of-two');
  expect(problem?.message).toContain(`${String(first?.client_id)}, ${twin.client_id}`);
  expect(problem?.at).toMatchObject({ file: 'tenant/clients.yaml' });
});

test('a deploy does what the plan says, but for a secret that nobody can read there, and the next plan is empty', async () => {
  const { difference } = await deployLocal(changed, { folder });
  const [sent, rest] = [true, false].map((secret) =>
    difference.changes.filter(({ fields }) => fields.some(({ field }) => field === 'secrets') === secret),
  );
  expect(shape(rest ?? [])).toEqual(shape(plan.changes));
  expect(shape(sent ?? [])).toEqual([['actions', 'announce-sign-up', 'update', ['secrets']]]);
  expect((await planned(changed)).changes).toEqual([]);
});
