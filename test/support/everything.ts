import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import type { RunningTenant } from '../../src/local-tenant/start-local-tenant.ts';
import type { Snapshot } from '../../src/plan/snapshot.ts';

const run = promisify(execFile);

/** A tenant that uses every type that auth0-deploy-cli can write. */
export const EVERYTHING = join(__dirname, '../fixtures/everything');

/** Its top-level keys; auth0-deploy-cli's names of its types. */
export const everything = parse(readFileSync(join(EVERYTHING, 'tenant.yaml'), 'utf8')) as Readonly<
  Record<string, unknown>
>;

const secrets = JSON.parse(readFileSync(join(EVERYTHING, 'keywords.json'), 'utf8')) as Record<string, string>;

/** The values of its keywords that nobody may see. */
export const fixtureSecrets = Object.fromEntries(
  Object.entries(secrets).filter(([name]) => !/PROJECT_ID|SITE_KEY/.test(name)),
);

/** What `##…##` in its files stands for on this tenant. */
export function keywordsFor(domain: string): Record<string, string> {
  return { ...secrets, TENANT_DOMAIN: domain };
}

/** auth0-deploy-cli's own import or export of a running local tenant, with the shortcuts; what it logged. `named`: what files call the tenant. */
export async function a0deploy(
  tenant: RunningTenant,
  command: 'deploy' | 'dump',
  params: object,
  { allowDelete = false, named }: { readonly allowDelete?: boolean; readonly named?: string } = {},
): Promise<string> {
  const { domain } = tenant.context;
  const config = {
    AUTH0_DOMAIN: domain,
    AUTH0_CLIENT_ID: tenant.deployClient.clientId,
    AUTH0_CLIENT_SECRET: tenant.deployClient.clientSecret,
    AUTH0_ALLOW_DELETE: allowDelete,
    AUTH0_KEYWORD_REPLACE_MAPPINGS: keywordsFor(named ?? domain),
  };
  // An export has what the tenant has none of as well.
  const assets = { rules: [], rulesConfigs: [], hooks: [], ...everything };
  const job = { command, params: { ...params, config }, assets };
  const env = { PATH: process.env['PATH'] ?? '', NODE_EXTRA_CA_CERTS: tenant.caFile, NO_COLOR: '1' };
  const program = join(__dirname, 'a0deploy-child.cjs');
  try {
    const { stdout, stderr } = await run(process.execPath, [program, JSON.stringify(job)], {
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${stdout}\n${stderr}`.split('\n').slice(-25).join('\n'));
  }
}

/** The documents of the tenant as they are now. */
export async function documentsOf(tenant: RunningTenant): Promise<Snapshot> {
  return (await (await fetch(`http://127.0.0.1:${tenant.port}/_local/documents`)).json()) as Snapshot;
}

/** When a document was last written: what an import changes although it changes nothing. */
const TIMES = new Set(['updated_at', 'updated_on']);

/** Every document that is not the same in both, with what it was and is. */
export function changed(
  before: Snapshot,
  after: Snapshot,
): { readonly [document: string]: readonly unknown[] } {
  const keys = new Set([...documentKeys(before), ...documentKeys(after)]);
  const different = [...keys].flatMap((key) => {
    const [path = '', id = ''] = key.split(' ');
    const was = withoutTimes(before[path]?.[id]);
    const is = withoutTimes(after[path]?.[id]);
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [[key, [was, is]] as const];
  });
  return Object.fromEntries(different);
}

function documentKeys(snapshot: Snapshot): string[] {
  return Object.entries(snapshot).flatMap(([path, docs]) => Object.keys(docs).map((id) => `${path} ${id}`));
}

function withoutTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTimes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !TIMES.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, withoutTimes(inner)]),
  );
}
