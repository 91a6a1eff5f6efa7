import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planFolder } from '../../src/config/folders.ts';
import type { Documents } from '../../src/core/documents.ts';
import { deployLocal } from '../../src/deploy/deploy-local.ts';
import { type Prepared, prepare } from '../../src/deploy-cli/prepare.ts';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import { openForkOf } from '../../src/local-tenant/upstream/open-fork.ts';
import { forkFrom } from '../../src/local-tenant/upstream/open-saved-fork.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { planDigest } from '../../src/plan/plan-digest.ts';
import { planAgainstCommit } from '../../src/plan/rehearsal/plan-commits.ts';
import { planOnFork } from '../../src/plan/rehearsal/plan-on-fork.ts';
import { planAgainstTenant, type TenantPlanOptions } from '../../src/plan/rehearsal/plan-tenant.ts';
import { planFormats } from '../../src/report/plan/formats.ts';
import { planText } from '../../src/report/plan/text.ts';

const root = join(__dirname, '../..');
const today = '2026-11-26';
const read = { env: {}, environment: 'local', mode: 'validate' } as const;

let project: string;
let unchanged: Prepared;
let changed: Prepared;
let upstream: RunningTenant;

const git = (...args: string[]) => execFileSync('git', args, { cwd: project, stdio: 'pipe' });

function edit(file: string, from: string, to: string): void {
  const path = join(project, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

/** What would lock the deploy out: auth0-deploy-cli leaves the application that it runs as alone, and its grants. */
function takeFromDeploy(): void {
  edit(
    'tenant/clients.yaml',
    '- name: Fernhill Deploy\n',
    '- name: Fernhill Deploy\n    sso_disabled: true\n',
  );
  edit(
    'tenant/client-grants.yaml',
    'clientGrants:\n',
    `clientGrants:\n  - client_id: Fernhill Deploy\n    audience: https://${upstream.context.domain}/api/v2/\n    scope: ['read:clients']\n`,
  );
}

/** What a pull request might do: a wildcard, a role that may do less, an Action with another answer. */
function makeChanges(): void {
  takeFromDeploy();
  edit('tenant/clients.yaml', "/callback'\n", "/callback'\n      - 'https://*.fernhill.example/'\n");
  edit(
    'tenant/roles.yaml',
    '      - permission_name: cancel:bookings\n        resource_server_identifier: https://api.fernhill.example/\n',
    '',
  );
  edit('actions/require-verified-email/action.ts', 'Please confirm', 'Kindly confirm');
}

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'plan-flow-'));
  for (const part of ['tenant', 'actions', 'package.json', 'package-lock.json', 'src'])
    cpSync(join(root, part), join(project, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  git('init', '-q');
  git('add', 'tenant', 'actions', 'package.json', 'package-lock.json');
  git('-c', 'user.name=Wanda', '-c', 'user.email=wanda@fernhill.example', 'commit', '-qm', 'The tenant');
  unchanged = await prepare(project, read);
  const { deployClient } = unchanged.project.environment;
  upstream = await startLocalTenant({
    folder: join(project, 'upstream'),
    root,
    port: 0,
    deployClientName: deployClient,
  });
  await deployLocal(unchanged, { folder: join(project, 'upstream') });
  makeChanges();
  changed = await prepare(project, read);
}, 120_000);

afterAll(async () => {
  await upstream.close();
  rmSync(project, { recursive: true, force: true });
});

const againstCommit = (prepared: Prepared) =>
  planAgainstCommit(prepared, { ref: 'HEAD', folder: planFolder(project), read, today });

function againstTenant(prepared: Prepared, more: Partial<TenantPlanOptions> = {}): Promise<Plan> {
  const { context, caFile, deployClient } = upstream;
  return planAgainstTenant(prepared, {
    upstream: { domain: context.domain, caFile, ...deployClient },
    folder: planFolder(project),
    today,
    ...more,
  });
}

/** What both plans have to say of the same change. */
function expectTheChange(plan: Plan): void {
  expect(plan.changes.map(({ action, kind, name }) => [action, kind, name])).toEqual([
    ['update', 'clients', 'Fernhill Bookings'],
    ['update', 'roles', 'Customer'],
    ['update', 'actions', 'require-verified-email'],
  ]);
  expect(plan.changes[0]?.requests).toContainEqual(expect.stringMatching(/^PATCH \/api\/v2\/clients\/\w+$/));
  expect(plan.unknownRequests).toEqual([]);
  expect(planFormats['text']?.(plan, { color: false })).toContain(
    '@@ actions/require-verified-email/action.ts @@',
  );
  expect(plan.findings[0]).toMatchObject({
    risk: 'CALLBACK-WILDCARD',
    at: { file: 'tenant/clients.yaml', source: expect.stringContaining('*.fernhill.example') },
  });
  expect(plan.rehearsed).toBeGreaterThan(5);
  const changeFor = (persona: string) => plan.tokens.find((one) => one.persona === persona);
  expect(changeFor('theo')?.fields).toMatchObject([{ field: 'refused.description' }]);
  expect(changeFor('nora')?.fields[0]).toMatchObject({
    field: 'access token.permissions',
    items: { added: [], removed: ['cancel:bookings'] },
  });
  expect(plan.tokens.map(({ persona }) => persona)).not.toContain('milo');
}

describe('a plan against a commit', () => {
  test('is empty where nothing has changed since', async () => {
    const plan = await againstCommit(unchanged);
    expect(plan.changes).toEqual([]);
    expect(plan.tokens).toEqual([]);
    expect(plan.findings).toEqual([]);
    // Nobody’s sign-in can have become another one.
    expect(plan.rehearsed).toBe(0);
  }, 60_000);

  test('shows every field, risk and token that a change of the repository changes', async () => {
    const plan = await againstCommit(changed);
    expectTheChange(plan);
    // docs/review.md shows this very plan.
    const [, ...shown] = planText(plan, { color: false }).split('\n');
    expect(readFileSync(join(root, 'docs/review.md'), 'utf8')).toContain(`\n${shown.join('\n')}\n\`\`\``);
  }, 60_000);

  test('leaves the repository as it was, and refuses a commit that there is not: unknown-commit', async () => {
    expect(git('status', '--porcelain', 'tenant').toString()).toMatch(/^ M tenant/);
    await expect(
      planAgainstCommit(changed, { ref: 'a-branch-of-nobody', folder: planFolder(project), read, today }),
    ).rejects.toMatchObject({ problems: [{ code: 'unknown-commit' }] });
  });

  test('is refused outside of a repository: no-repository', async () => {
    const outside = { ...changed, project: { ...changed.project, root: tmpdir() } };
    await expect(
      planAgainstCommit(outside, { ref: 'HEAD', folder: planFolder(project), read, today }),
    ).rejects.toMatchObject({ problems: [{ code: 'no-repository' }] });
  });
});

test('an Action that would call somebody calls nobody, and a secret is sent along: the plan says so', async () => {
  edit('actions/company-domains-only/action.ts', 'Staff sign up', 'Employees sign up');
  const quiet = readFileSync(join(project, 'actions/add-roles-and-claims/action.ts'), 'utf8');
  edit(
    'actions/add-roles-and-claims/action.ts',
    '  for (const [name',
    "  await fetch('https://crm.fernhill.example/riders');\n  for (const [name",
  );
  const calling = await prepare(project, read);
  writeFileSync(join(project, 'actions/add-roles-and-claims/action.ts'), quiet);
  const plan = await againstCommit(calling);
  expect(plan.notRehearsed).toEqual([
    expect.stringMatching(
      /nora at .*add-roles-and-claims: The Action would GET https:\/\/crm\.fernhill\.example\/riders/,
    ),
  ]);
  const domainsOnly = plan.changes.find(({ name }) => name === 'company-domains-only');
  expect(domainsOnly?.fields.map(({ field }) => field)).not.toContain('secrets');
  expect(domainsOnly?.sent).toEqual(['secrets.COMPANY_DOMAINS.value']);
  expect(plan.findings.map(({ message }) => message).join()).toContain('it names crm.fernhill.example');
}, 60_000);

test('people who have a renamed role had its old name before', async () => {
  const files = ['tenant/roles.yaml', 'tenant/personas.yaml'].map((file) => join(project, file));
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  for (const file of files)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\bMechanic\b/g, 'Repairer'));
  const renamed = await prepare(project, read);
  for (const [i, file] of files.entries()) writeFileSync(file, texts[i] ?? '');
  const { tokens } = await againstCommit(renamed);
  expect(tokens.find(({ persona }) => persona === 'milo')?.fields).toContainEqual({
    field: 'access token.https://fernhill.example/roles',
    before: ['Mechanic'],
    after: ['Repairer'],
  });
}, 60_000);

describe('a plan against a tenant', () => {
  test('is empty where the tenant is what the project says', async () => {
    const plan = await againstTenant(unchanged);
    expect(plan.changes).toEqual([]);
    expect(plan.tokens).toEqual([]);
  }, 60_000);

  test('shows the same of a change as the plan against the commit, and writes nothing to the tenant', async () => {
    const before = upstream.context.state.journal.entries(0, 1_000_000).length;
    const plan = await againstTenant(changed);
    expectTheChange(plan);
    expect(plan.findings[0]?.radius).toMatchObject({ of: 'application', unknown: [] });
    expect(upstream.context.state.journal.entries(0, 1_000_000)).toHaveLength(before);
  }, 60_000);

  test('is the same on a fork that the project before the change has saved, without credentials', async () => {
    const file = join(project, 'fork.json');
    let requests = 0;
    await againstTenant(unchanged, { save: file, onRequests: (count) => (requests = count) });
    expect(requests).toBeGreaterThan(10);
    const onSaved = await planOnFork(changed, forkFrom(file), { folder: planFolder(project), today });
    const onTenant = await againstTenant(changed);
    expectTheChange(onSaved);
    expect(planDigest(onSaved)).toBe(planDigest(onTenant));
    expect(onSaved.base).toEqual(onTenant.base);
    expect(onSaved.left).toEqual(onTenant.left);
  }, 60_000);

  test('is right where the tenant changes between two pages that are read of it', async () => {
    const roles = Array.from({ length: 120 }, (_, i) => ({ id: `rol_extra${i}`, name: `Guild ${i}` }));
    const { state, domain } = upstream.context;
    const idsIn = (documents: Documents) =>
      documents
        .list('/roles')
        .map(({ id }) => String(id))
        .sort();
    state.write((documents) => {
      for (const role of roles) documents.put('/roles', role.id, role);
    });
    const fork = await openForkOf({ domain, caFile: upstream.caFile, ...upstream.deployClient });
    const get = fork.upstream.get.bind(fork.upstream);
    let gone = 0;
    // Each time that the first page has been read, one goes that was on it: what came next is then on no page.
    fork.upstream.get = async (path) => {
      const answer = await get(path);
      if (path.startsWith('/roles?page=0') && gone < 3)
        state.write((documents) => documents.remove('/roles', `rol_extra${gone++}`));
      return answer;
    };
    const plan = await planOnFork(unchanged, fork, { folder: planFolder(project), today });
    const [read, there] = [idsIn(fork.documents.origin), idsIn(state.documents)];
    state.write((documents) => {
      for (const { id } of roles) documents.remove('/roles', id);
    });
    expect(read).toEqual(there);
    expect(gone).toBe(3);
    expect(plan.changes.filter(({ action }) => action !== 'delete')).toEqual([]);
  }, 60_000);

  test('leaves the deploy’s application alone also where plans are made by another one', async () => {
    const file = join(project, 'fork-of-another.json');
    await againstTenant(unchanged, { save: file });
    const { clientId, clientSecret } = upstream.deployClient;
    const saved = readFileSync(file, 'utf8');
    expect(saved).not.toContain(clientSecret);
    writeFileSync(file, saved.replace(`"clientId": "${clientId}"`, '"clientId": "plans-of-fernhill"'));
    const fork = forkFrom(file);
    expect(fork.upstream.clientId).toBe('plans-of-fernhill');
    expect((await planOnFork(unchanged, fork, { folder: planFolder(project), today })).changes).toEqual([]);
  }, 60_000);
});
