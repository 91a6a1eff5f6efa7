import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import type { Snapshot } from '../../src/plan/snapshot.ts';
import { assetProblems } from '../support/asset-problems.ts';
import { a0deploy, changed, documentsOf, EVERYTHING, everything } from '../support/everything.ts';

const root = join(__dirname, '../..');
const source = join(EVERYTHING, 'tenant.yaml');

/** What auth0-deploy-cli leaves when it empties a tenant, and why. What else there is has been there from the start. */
const STAYS: readonly (readonly [RegExp, string])[] = [
  [/^\/email-templates\//, 'Auth0 has no DELETE of it'],
  [/^\/emails\/provider /, 'auth0-deploy-cli does not delete it'],
  [/^\/branding\/templates\/universal-login /, 'auth0-deploy-cli does not delete it'],
  [/^\/prompts\/.*\/(custom-text|partials|screen)/, 'auth0-deploy-cli writes only those that a file names'],
  [/^\/actions\/triggers\/.*\/bindings /, 'an empty list'],
  [/^\/guardian\/policies /, 'an empty list'],
  [/^\/guardian\/factors\/(phone|sms)\/(selected-provider|message-types) /, 'the default, written out'],
  [/^\/branding $/, 'settings that the export of a fresh tenant does not name'],
  [/^\/clients /, 'the login page, which auth0-deploy-cli keeps in the applications'],
  [/^\/prompts $/, 'settings that the export of a fresh tenant does not name'],
  [/^\/attack-protection\/captcha /, 'keys of providers that the export of a fresh tenant does not have'],
  [
    /^\/guardian\/factors\/.*\/(templates|providers\/\w+) /,
    'settings that the export of a fresh tenant does not name',
  ],
  [/^\/tenants\/settings $/, 'settings that the export of a fresh tenant does not name'],
];

/** Files among auth0-deploy-cli's handlers whose type is not given to it, and why. */
const NOT_GIVEN = {
  rules: 'removed by Auth0',
  rulesConfigs: 'removed by Auth0',
  hooks: 'removed by Auth0',
  clientAuthCredentials: 'written with the applications',
  clientAuthCredentialsPre: 'written with the applications',
  phoneProvider: 'its type is phoneProviders',
  default: 'no type',
  index: 'no type',
  scimHandler: 'no type',
};

let folder: string;
let tenant: RunningTenant;
let fresh: Snapshot;
let first: Snapshot;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'everything-'));
  tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: 'Fernhill Deploy' });
  fresh = await documentsOf(tenant);
  await a0deploy(tenant, 'dump', { output_folder: join(folder, 'fresh'), format: 'yaml' });
  await a0deploy(tenant, 'deploy', { input_file: source });
  first = await documentsOf(tenant);
}, 120_000);

afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

function readYaml(path: string): Readonly<Record<string, unknown>> {
  return parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}

async function importAnew(name: string, assets: object): Promise<void> {
  const input = join(folder, `${name}.yaml`);
  writeFileSync(input, stringify(assets));
  await a0deploy(tenant, 'deploy', { input_file: input }, { allowDelete: true });
}

async function changedBy(input: string, options?: { readonly allowDelete: boolean }) {
  await a0deploy(tenant, 'deploy', { input_file: input }, options);
  return changed(first, await documentsOf(tenant));
}

describe('auth0-deploy-cli with a tenant that uses every type it can write', () => {
  it('is given every type that its schema has, but those that Auth0 has removed', () => {
    const handlers = readdirSync(join(root, 'node_modules/auth0-deploy-cli/lib/tools/auth0/handlers'));
    const types = handlers.flatMap((file) => /^(\w+)\.js$/.exec(file)?.[1] ?? []);
    expect(types.filter((type) => !(type in everything) && !(type in NOT_GIVEN))).toEqual([]);
  });

  it('changes nothing with a second import', async () => {
    expect(await changedBy(source)).toEqual({});
  }, 120_000);

  it('changes nothing with an import of its YAML export', async () => {
    await a0deploy(tenant, 'dump', { output_folder: join(folder, 'yaml'), format: 'yaml' });
    expect(await changedBy(join(folder, 'yaml/tenant.yaml'))).toEqual({});
  }, 120_000);

  it('exports nothing that tenant/ may not hold', () => {
    const exported = readYaml(join(folder, 'yaml/tenant.yaml'));
    const problems = Object.entries(exported).flatMap(([key, value]) => assetProblems(key, value));
    expect(problems).toEqual([]);
  });

  it('changes nothing with an import of its directory export, deletes allowed', async () => {
    await a0deploy(tenant, 'dump', { output_folder: join(folder, 'directory'), format: 'directory' });
    expect(await changedBy(join(folder, 'directory'), { allowDelete: true })).toEqual({});
  }, 120_000);

  it('leaves what a fresh tenant has when it imports an empty one, deletes allowed', async () => {
    const nothing = readYaml(join(__dirname, '../fixtures/empty-tenant.yaml'));
    const { actionModules, ...rest } = { ...nothing, ...readYaml(join(folder, 'fresh/tenant.yaml')) };
    await importAnew('empty', rest);
    // auth0-deploy-cli deletes modules before the Actions that use them, which Auth0 refuses.
    await importAnew('no-modules', { actionModules });
    const left = Object.keys(changed(fresh, await documentsOf(tenant)));
    expect(left.filter((key) => !STAYS.some(([pattern]) => pattern.test(key)))).toEqual([]);
    expect(STAYS.filter(([pattern]) => !left.some((key) => pattern.test(key)))).toEqual([]);
  }, 120_000);
});
