import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Doc, isDoc, type Json } from '../../src/core/json.ts';
import { type RunningTenant, startLocalTenant } from '../../src/local-tenant/start-local-tenant.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { netDifference } from '../../src/plan/net-difference.ts';
import type { Snapshot } from '../../src/plan/snapshot.ts';
import { withoutPeople } from '../../src/plan/without-people.ts';
import { planFormats } from '../../src/report/plan/formats.ts';
import { kinds } from '../../src/resources/table.ts';
import { a0deploy, documentsOf, EVERYTHING, fixtureSecrets } from '../support/everything.ts';

let folder: string;
let tenant: RunningTenant;
let full: Snapshot;
let secrets: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plan-secrets-'));
  const root = join(__dirname, '../..');
  tenant = await startLocalTenant({ folder, root, port: 0, deployClientName: 'Fernhill Deploy' });
  await a0deploy(tenant, 'deploy', { input_file: join(EVERYTHING, 'tenant.yaml') });
  full = withoutPeople(await documentsOf(tenant));
  const made = Object.values(full['/clients'] ?? {}).flatMap((one) => one['client_secret'] ?? []);
  secrets = [...Object.values(fixtureSecrets), ...made].map(String);
}, 120_000);

afterAll(async () => {
  await tenant.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As texts may hold it: as it is, encoded, in Basic credentials. */
function formsOf(secret: string): string[] {
  const base64 = [`${secret}`, `a${secret}`, `ab${secret}`].map((text, i) =>
    // Without the ends, that what stands beside it has a part in.
    Buffer.from(text)
      .toString('base64')
      .replace(/=+$/, '')
      .slice(i === 0 ? 0 : 4, -2),
  );
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64];
}

/** The value with every text and number in it another one; secrets stay within their texts. */
function altered(value: Json): Json {
  if (typeof value === 'string') return `${value} (altered)`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return value.map(altered);
  if (!isDoc(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, altered(inner)]));
}

function everyChanged(snapshot: Snapshot): Snapshot {
  const docs = (of: Readonly<Record<string, Doc>>) =>
    Object.fromEntries(Object.entries(of).map(([id, doc]) => [id, altered(doc) as Doc]));
  return Object.fromEntries(Object.entries(snapshot).map(([path, of]) => [path, docs(of)]));
}

function planOf(before: Snapshot, after: Snapshot) {
  const difference = netDifference(before, after, kinds);
  const project = {
    environment: {
      name: 'production',
      local: false,
      protected: true,
      deployClient: 'Fernhill Deploy',
      allowDelete: true,
      port: 0,
      keywords: new Map(),
    },
    tenant: {},
    positions: () => undefined,
    actions: [],
    acceptedRisks: [],
  } as const;
  const rehearsal = { before, after, left: [], difference };
  const signIns = { signInsBefore: [], signInsAfter: [], notRehearsed: [], unknownRequests: [] };
  return makePlan(
    project,
    { ...rehearsal, ...signIns },
    { base: { type: 'tenant', domain: 'fernhill.eu.auth0.com' }, today: '2026-11-26' },
  );
}

const sides: readonly (readonly [string, () => readonly [Snapshot, Snapshot]])[] = [
  ['changes everything', () => [full, everyChanged(full)]],
  ['makes everything', () => [{}, full]],
  ['deletes everything', () => [full, {}]],
];

describe.each(sides)('a plan that %s', (_, both) => {
  test.each(Object.entries(planFormats))('tells no secret as %s', (_format, show) => {
    const plan = planOf(...both());
    expect(plan.changes.length).toBeGreaterThan(50);
    const text = show(plan, { color: false });
    expect(secrets.length).toBeGreaterThan(20);
    expect(secrets.filter((secret) => formsOf(secret).some((form) => text.includes(form)))).toEqual([]);
  });
});
