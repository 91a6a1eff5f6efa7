import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkFrom } from '../../src/local-tenant/upstream/open-saved-fork.ts';
import { saveFork } from '../../src/local-tenant/upstream/save-fork.ts';
import type { UpstreamAnswer } from '../../src/local-tenant/upstream/upstream.ts';
import type { PlacedFinding } from '../../src/plan/plan.ts';
import { countAll } from '../../src/plan/radius/count-all.ts';
import { withRadius } from '../../src/plan/radius/with-radius.ts';
import type { Snapshot } from '../../src/plan/snapshot.ts';
import { radiusText } from '../../src/report/plan/radius-text.ts';
import { openFork, upstreamOf } from '../support/fork.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

const before: Snapshot = {
  '/clients': { abc: { client_id: 'abc', name: 'Fernhill Bookings' } },
  '/connections': { con_1: { id: 'con_1', name: 'fernhill-customers' } },
};
const now = Date.parse('2026-03-11T12:00:00.000Z');

const finding = (kind: string, path: string, id: string): PlacedFinding => ({
  risk: 'CALLBACK-REMOVED',
  severity: 'high',
  kind,
  name: '',
  message: 'A callback is removed.',
  place: { path, before: id, after: id },
});
const ofBookings = finding('clients', '/clients', 'abc');
const ofCustomers = finding('connections', '/connections', 'con_1');

let fernhill: OpenTenant;
beforeAll(async () => {
  fernhill = await openTenant();
  const events = [
    ...Array.from({ length: 130 }, () => ({ type: 's', client_id: 'abc', connection: 'fernhill-customers' })),
    ...Array.from({ length: 12 }, () => ({ type: 'sertft', client_id: 'abc' })),
    { type: 's', client_id: 'another', connection: 'fernhill-customers' },
    { type: 'f', client_id: 'abc', connection: 'fernhill-customers' },
  ];
  fernhill.tenant.context.state.write((documents) => {
    events.forEach((event, index) => {
      const log_id = String(1000 + index);
      documents.put('/_logs', log_id, { log_id, date: '2026-03-02T09:00:00.000Z', ...event });
    });
    documents.put('/connections', 'con_1', { id: 'con_1', name: 'fernhill-customers', strategy: 'auth0' });
    for (const user of ['nora', 'theo'])
      documents.put('/users', `auth0|${user}`, {
        user_id: `auth0|${user}`,
        email: `${user}@mail.example`,
        identities: [{ connection: 'fernhill-customers', user_id: user, provider: 'auth0' }],
      });
  });
});
afterAll(() => fernhill.tenant.close());

async function radiiOf(
  findings: readonly PlacedFinding[],
  instead: (path: string) => UpstreamAnswer | undefined = () => undefined,
) {
  const upstream = upstreamOf(fernhill, instead);
  const found = await withRadius(findings, { upstream, counted: new Map() }, { before, now });
  return { radii: found.map(({ radius }) => radius), asked: upstream.asked };
}

test('sign-ins and tokens of an application are counted over all pages, by what they are', async () => {
  const { radii, asked } = await radiiOf([ofBookings]);
  expect(radii).toEqual([
    {
      of: 'application',
      log: { counts: { 'sign-ins': 130, 'tokens for a refresh token': 12 }, days: 10, atLeast: false },
      unknown: [],
    },
  ]);
  expect(radii[0] && radiusText(radii[0])).toBe(
    '130 sign-ins, 12 tokens for a refresh token in 10 days used this application.',
  );
  expect(asked).toHaveLength(3);
});

test('of a connection, its users are counted too, and nothing but numbers is kept', async () => {
  const { radii, asked } = await radiiOf([ofCustomers]);
  expect(radii[0] && radiusText(radii[0])).toBe(
    '131 sign-ins in 10 days used this connection. 2 users are of this connection.',
  );
  expect(JSON.stringify(radii)).not.toContain('mail.example');
  for (const path of asked) expect(path).toContain('include_fields=true');
});

test('two findings of the same thing are one question, and what is new has no use yet', async () => {
  const { place, ...rest } = ofBookings;
  const ofNew = { ...rest, place: { path: place.path, after: 'def' } };
  const { radii, asked } = await radiiOf([ofBookings, ofBookings, ofNew]);
  expect(radii[1]).toEqual(radii[0]);
  expect(radii[2]).toBeUndefined();
  expect(asked).toHaveLength(3);
});

test('without the scopes, the plan says that it does not know', async () => {
  const refused = { status: 403, body: { message: 'Insufficient scope, expected any of: read:logs' } };
  const { radii } = await radiiOf([ofCustomers], () => refused);
  expect(radii).toEqual([
    { of: 'connection', unknown: ['read:logs is not granted', 'read:users is not granted'] },
  ]);
  expect(radii[0] && radiusText(radii[0])).toBe(
    'How much uses this connection is not known: read:logs is not granted, read:users is not granted.',
  );
});

test('more than can be paged through is told as at least so much, since the last that was counted', async () => {
  const events = Array.from({ length: 100 }, () => ({ type: 's', date: '2026-03-11T00:00:00.000Z' }));
  const { radii, asked } = await radiiOf([ofBookings], () => ({ status: 200, body: events }));
  expect(radii[0] && radiusText(radii[0])).toBe('At least 1,000 sign-ins in a day used this application.');
  expect(asked).toHaveLength(10);
});

test('a log without any use says so', async () => {
  const { radii } = await radiiOf([ofBookings], (path) =>
    path.includes('type%3A') ? { status: 200, body: [] } : undefined,
  );
  expect(radii[0] && radiusText(radii[0])).toBe('Nothing in the log of 10 days used this application.');
});

test('what was counted when a fork was saved is in its plan, though nobody is left to be asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'counted-'));
  const file = join(folder, 'fork.json');
  const { api, fork } = await openFork(upstreamOf(fernhill));
  for (const path of ['/connections', '/clients']) await api('GET', path);
  await countAll(fork, now);
  saveFork(fork, file);
  const saved = forkFrom(file);
  const [found] = await withRadius([ofCustomers], saved, { before, now });
  rmSync(folder, { recursive: true });
  expect(found?.radius && radiusText(found.radius)).toBe(
    '131 sign-ins in 10 days used this connection. 2 users are of this connection.',
  );
});
