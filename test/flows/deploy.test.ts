import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Doc } from '../../src/core/json.ts';
import { deployLocal, type LocalDeployment } from '../../src/deploy/deploy-local.ts';
import { importTenant } from '../../src/deploy-cli/import-tenant.ts';
import { type Prepared, prepare, stagedTenant } from '../../src/deploy-cli/prepare.ts';
import { stageTenant } from '../../src/deploy-cli/stage-tenant.ts';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import type { Snapshot } from '../../src/plan/snapshot.ts';
import { assets, kinds } from '../../src/resources/table.ts';

const root = join(__dirname, '../..');

/** What an import changes although it changes nothing: when a document was last written. */
const TIMES = ['updated_at'];

/** Where the documents of every kind in tenant/ are. */
const FILLED = [
  '/clients',
  '/resource-servers',
  '/client-grants',
  '/connections',
  '/roles',
  '/organizations',
  '/actions/actions',
  '/actions/triggers/post-login/bindings',
  '/tenants/settings',
  '/branding',
  '/branding/templates/universal-login',
  '/prompts',
  '/prompts/login-id/custom-text/de',
  '/emails/provider',
  '/email-templates/welcome_email',
  '/guardian/factors',
  '/attack-protection/brute-force-protection',
  '/attack-protection/breached-password-detection',
  '/attack-protection/suspicious-ip-throttling',
];

let folder: string;
let prepared: Prepared;
let tenant: RunningTenant;
let origin: string;
let first: LocalDeployment;
let second: LocalDeployment;
let between: Snapshot;
let after: Snapshot;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-flow-'));
  prepared = await prepare(root, { env: {}, environment: 'local' });
  const { deployClient } = prepared.project.environment;
  // Running, as `npm run local` keeps it: deploys find it by its folder.
  tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: deployClient });
  origin = `http://127.0.0.1:${tenant.port}`;
  first = await deployLocal(prepared, { folder });
  between = await snapshot();
  second = await deployLocal(prepared, { folder });
  after = await snapshot();
}, 60_000);

afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

async function snapshot(): Promise<Snapshot> {
  return (await (await fetch(`${origin}/_local/documents`)).json()) as Snapshot;
}

async function token(body: Doc): Promise<{ status: number; body: Record<string, string> }> {
  const response = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

function clientNamed(name: string): Doc {
  const found = Object.values(after['/clients'] ?? {}).find((client) => client['name'] === name);
  if (!found) throw new Error(`no application ${name}`);
  return found;
}

function claims(jwt: string | undefined): Doc {
  return JSON.parse(Buffer.from((jwt ?? '').split('.')[1] ?? '', 'base64url').toString()) as Doc;
}

describe('deploying the tenant of Fernhill Bicycles with auth0-deploy-cli', () => {
  it('creates what the files describe', () => {
    const created = first.difference.changes.filter(({ action }) => action === 'create');
    expect(created.map(({ kind, name }) => `${kind} ${name}`)).toEqual(
      expect.arrayContaining([
        'clients Fernhill Bookings',
        'resourceServers https://api.fernhill.example/',
        'connections fernhill-staff',
        'connections harbour-couriers-saml',
        'roles Mechanic',
        'organizations harbour-couriers',
        'actions add-roles-and-claims',
        'triggers post-login',
        'emailTemplates welcome_email',
      ]),
    );
  });

  it('says the second time that nothing changed', () => {
    expect(second.difference.changes).toEqual([]);
    expect(second.difference.unchanged).toBeGreaterThan(50);
  });

  it('leaves every single document as it was the second time', () => {
    // Users only count their sign-ins, which a deploy shows.
    const paths = Object.keys({ ...between, ...after }).filter((path) => path !== '/users');
    const changed = paths.filter(
      (path) => JSON.stringify(withoutTimes(after[path])) !== JSON.stringify(withoutTimes(between[path])),
    );
    expect(changed).toEqual([]);
  });

  it.each(FILLED)('fills %s', (path) => {
    expect(Object.keys(after[path] ?? {}).length).toBeGreaterThan(0);
  });

  it('knows every key of tenant/ and has rows for it', () => {
    const keys = Object.keys(prepared.project.tenant);
    expect(keys.filter((key) => !assets.some((asset) => asset.key === key))).toEqual([]);
    const names = new Set(kinds.map(({ name }) => name.split('.')[0] ?? ''));
    // Databases are connections, to the Management API.
    expect(keys.filter((key) => key !== 'databases' && !names.has(key))).toEqual([]);
  });

  it('needs the shortcuts, and each still takes hold', async () => {
    const inputFile = stageTenant(join(folder, 'staged'), stagedTenant(prepared));
    const { shortcuts, counts } = await importTenant({
      inputFile,
      domain: tenant.context.domain,
      clientId: tenant.deployClient.clientId,
      clientSecret: tenant.deployClient.clientSecret,
      allowDelete: true,
      loopback: true,
      caFile: tenant.caFile,
    });
    expect(shortcuts?.limiters).toBeGreaterThan(0);
    expect(shortcuts?.pauses).toBeGreaterThan(0);
    expect(shortcuts?.schemaTypes.before).toBeGreaterThan(40);
    expect(shortcuts?.schemaTypes.after).toBeLessThan(30);
    expect(shortcuts?.languages.before).toBeGreaterThan(70);
    expect(shortcuts?.languages.after).toBe(2);
    expect(counts['clients']).toMatchObject({ created: 0, deleted: 0 });
  }, 60_000);

  it('is pinned to the version whose shortcuts are known', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(dependencies['auth0-deploy-cli']).toBe('8.44.0');
  });
});

describe('tokens of the deployed tenant', () => {
  it('carry the custom claims, roles and permissions of the personas', () => {
    const [nora, wanda] = second.signIns;
    expect(nora).toMatchObject({
      idToken: { email: 'nora.fields@mail.example', 'https://fernhill.example/roles': ['Customer'] },
      accessToken: {
        'https://fernhill.example/roles': ['Customer'],
        permissions: ['cancel:bookings', 'create:bookings', 'read:bookings'],
      },
    });
    expect(wanda).toMatchObject({
      accessToken: {
        'https://fernhill.example/roles': ['Mechanic', 'Workshop Manager'],
        'https://fernhill.example/workshop': 'station',
        permissions: [
          'cancel:bookings',
          'create:bookings',
          'read:bookings',
          'read:reports',
          'update:bookings',
        ],
      },
    });
  });

  it('are refused by the Action to a person whose e-mail address is not verified', async () => {
    const client = clientNamed('Fernhill Sign-in Check');
    const theo = prepared.project.personas.find(({ name }) => name === 'theo');
    const { status, body } = await token({
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      client_id: client['client_id'] ?? '',
      client_secret: client['client_secret'] ?? '',
      realm: 'fernhill-customers',
      username: theo?.email ?? '',
      password: theo?.password ?? '',
      scope: 'openid',
    });
    expect([status, body['error']]).toEqual([403, 'access_denied']);
    expect(body['error_description']).toBe(
      'Please confirm your e-mail address first: follow the link in the e-mail that we sent you.',
    );
  });

  it('go to a machine in its network, with the claim of the Action, and to none outside', async () => {
    const worker = clientNamed('Fernhill Reminder Worker');
    const ask = () =>
      token({
        grant_type: 'client_credentials',
        client_id: worker['client_id'] ?? '',
        client_secret: worker['client_secret'] ?? '',
        audience: 'https://api.fernhill.example/',
      });
    const inside = await ask();
    expect(inside.status).toBe(200);
    expect(
      Object.keys(claims(inside.body['access_token'])).some((key) =>
        key.startsWith('https://fernhill.example/'),
      ),
    ).toBe(true);

    await changeClient(worker, { client_metadata: { allowed_networks: '198.51.100.0/24' } });
    const outside = await ask();
    expect(outside.status).toBeGreaterThanOrEqual(400);
    expect(outside.body['access_token']).toBeUndefined();
    expect(outside.body['error_description']).toBe(
      'Fernhill Reminder Worker may not ask for tokens from 127.0.0.1.',
    );
  });
});

async function changeClient(client: Doc, body: Doc): Promise<void> {
  const { clientId, clientSecret } = tenant.deployClient;
  const management = await token({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    audience: `https://${tenant.context.domain}/api/v2/`,
  });
  const response = await fetch(`${origin}/api/v2/clients/${client['client_id']}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${management.body['access_token']}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}

function withoutTimes(docs: Readonly<Record<string, Doc>> | undefined): unknown {
  return Object.fromEntries(
    Object.entries(docs ?? {}).map(([id, doc]) => [
      id,
      Object.fromEntries(Object.entries(doc).filter(([key]) => !TIMES.includes(key))),
    ]),
  );
}
