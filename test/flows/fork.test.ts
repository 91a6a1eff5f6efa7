import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDoc, type Json } from '../../src/core/json.ts';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import type { Fork } from '../../src/local-tenant/upstream/fork.ts';
import { openForkOf } from '../../src/local-tenant/upstream/open-fork.ts';
import { forkFrom } from '../../src/local-tenant/upstream/open-saved-fork.ts';
import { saveFork } from '../../src/local-tenant/upstream/save-fork.ts';
import { netDifference } from '../../src/plan/net-difference.ts';
import { withUnknown } from '../../src/plan/unknown-values.ts';
import { kinds } from '../../src/resources/table.ts';
import { everyGet } from '../support/every-get.ts';
import { a0deploy, EVERYTHING, fixtureSecrets } from '../support/everything.ts';
import { people } from '../support/people.ts';

const root = join(__dirname, '../..');
const source = join(EVERYTHING, 'tenant.yaml');

/** What a fork answers in words of its own, and why. */
const OWN: readonly (readonly [RegExp, string])[] = [
  [/^\/keys\/signing/, 'a fork signs with keys of its own'],
  [/^\/logs/, 'a fork logs what happens in it'],
];

let folder: string;
let upstream: RunningTenant;
const started: RunningTenant[] = [];

async function start(name: string, fork?: Fork): Promise<RunningTenant> {
  const at = { folder: join(folder, name), root, port: 0, deployClientName: 'Fernhill Deploy' };
  const tenant = await startLocalTenant({ ...at, ...(fork && { fork }) });
  started.push(tenant);
  return tenant;
}

function openFork(): Promise<Fork> {
  const { context, caFile, deployClient } = upstream;
  return openForkOf({ domain: context.domain, caFile, ...deployClient });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fork-'));
  upstream = await start('upstream');
  await a0deploy(upstream, 'deploy', { input_file: source });
  const { held } = upstream.context.state;
  const ids = people({
    organization: String(held.list('/organizations')[0]?.id),
    role: String(held.list('/roles')[0]?.id),
    client: String(held.list('/clients').at(-1)?.client_id),
  });
  await upstream.app.request('/_local/seed', { method: 'POST', body: JSON.stringify(ids) });
}, 120_000);

afterAll(async () => {
  for (const tenant of started.reverse()) await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks a tenant as its deploy client. */
async function asker({ app, context, deployClient }: RunningTenant) {
  const token = await app.request('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: deployClient.clientId,
      client_secret: deployClient.clientSecret,
      audience: `https://${context.domain}/api/v2/`,
    }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  return async (path: string) => {
    const answer = await app.request(`/api/v2${path}`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    return { status: answer.status, body: withoutKeys((await answer.json()) as Json) };
  };
}

/** Applications show the certificate of the key that their tenant signs with. */
function withoutKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutKeys);
  if (!isDoc(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'signing_keys')
      .map(([key, inner]) => [key, withoutKeys(inner)]),
  );
}

/** A secret as texts may hold it. */
function formsOf(secret: string): string[] {
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
}

/** Every GET that the two answer differently, but for those that a fork answers in words of its own. */
async function differing(one: RunningTenant, other: RunningTenant) {
  const [ask, askOther] = [await asker(one), await asker(other)];
  const paths = everyGet(upstream.context.state.held).filter((path) => !OWN.some(([own]) => own.test(path)));
  const different: unknown[] = [];
  for (const path of paths) {
    const [answer, otherAnswer] = [await ask(path), await askOther(path)];
    try {
      // What a saved fork has in place of a secret says nothing about it.
      expect(otherAnswer).toEqual(withUnknown(answer, otherAnswer));
    } catch (error) {
      different.push({ path, why: String(error) });
    }
  }
  return { different, asked: paths.length };
}

describe('a fork of a tenant that uses every type that auth0-deploy-cli can write', () => {
  let fork: Fork;
  const saved = () => join(folder, 'saved.json');

  it('answers every GET as its upstream does', async () => {
    fork = await openFork();
    const { different, asked } = await differing(upstream, await start('read', fork));
    expect(different).toEqual([]);
    expect(asked).toBeGreaterThan(400);
  }, 120_000);

  it('is saved without a secret, and answers alike when it is opened again', async () => {
    saveFork(fork, saved());
    const text = readFileSync(saved(), 'utf8');
    const made = upstream.context.state.held.list('/clients').flatMap((one) => one.client_secret ?? []);
    const secrets = [...Object.values(fixtureSecrets), ...made].map(String);
    expect(made.length).toBeGreaterThan(5);
    expect(secrets.filter((secret) => formsOf(secret).some((form) => text.includes(form)))).toEqual([]);
    const { different } = await differing(
      started.at(-1) ?? upstream,
      await start('opened', forkFrom(saved())),
    );
    expect(different).toEqual([]);
  }, 120_000);

  it('is as it was after an import of the same configuration, and so is its upstream', async () => {
    const imported = await openFork();
    const tenant = await start('imported', imported);
    const { state } = upstream.context;
    const before = JSON.stringify(state.held.paths('/').map((path) => state.held.entries(path)));
    const writes = state.journal.entries(0, 10_000).length;
    await a0deploy(tenant, 'deploy', { input_file: source }, { named: upstream.context.domain });

    expect(netDifference(imported.before, imported.after, kinds).changes).toEqual([]);
    expect(imported.state.journal.entries(0, 10_000).length).toBeGreaterThan(100);
    expect(state.journal.entries(0, 10_000)).toHaveLength(writes);
    expect(JSON.stringify(state.held.paths('/').map((path) => state.held.entries(path)))).toBe(before);
    const { known } = imported.documents;
    const single = known.partly.filter((path) => !known.has(path)).flatMap((path) => known.ids(path));
    const needed = known.whole.length + single.length;
    expect(imported.upstream.requests).toBeLessThan(1.2 * needed);
    expect(known.whole.filter((path) => /^\/(users|sessions|grants|logs)/.test(path))).toEqual([]);
  }, 120_000);
});
