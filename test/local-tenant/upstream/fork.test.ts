import type { Json } from '../../../src/core/json.ts';
import { fail } from '../../../src/core/problem.ts';
import { Fork } from '../../../src/local-tenant/upstream/fork.ts';
import type { UpstreamAnswer } from '../../../src/local-tenant/upstream/upstream.ts';
import { kinds } from '../../../src/resources/table.ts';
import { cannedUpstream, openFork, upstreamOf, type WatchedUpstream } from '../../support/fork.ts';
import { type OpenTenant, openTenant, rows } from '../../support/open-tenant.ts';

let fernhill: OpenTenant;
let instead: (path: string) => UpstreamAnswer | undefined;
let upstream: WatchedUpstream;

beforeAll(async () => {
  fernhill = await openTenant();
  await make('/roles', { name: 'Customer' });
  await make('/roles', { name: 'Mechanic' });
  await make('/clients', { name: 'Fernhill Bookings', app_type: 'regular_web' });
  await make('/clients', { name: 'Fernhill Workshop', app_type: 'spa' });
  await make('/organizations', { name: 'river-post' });
});
afterAll(() => fernhill.tenant.close());

beforeEach(() => {
  instead = () => undefined;
  upstream = upstreamOf(fernhill, (path) => instead(path));
});

async function make(path: string, body: Json) {
  const answer = await fernhill.api('POST', path, body);
  expect(answer.status).toBeLessThan(300);
  return answer.body;
}

async function roles() {
  return rows(await fernhill.api('GET', '/roles'));
}

async function roleNamed(name: string): Promise<string> {
  return String((await roles()).find((role) => role.name === name)?.id);
}

const refusal = (statusCode: number, message: string) => ({
  status: statusCode,
  body: { statusCode, error: 'Forbidden', message },
});

describe('a fork', () => {
  it('reads nothing before it is asked', async () => {
    await openFork(upstream);
    expect(upstream.asked).toEqual([]);
  });

  it('reads a list once, and answers from then on', async () => {
    const { api } = await openFork(upstream);
    expect((await api('GET', '/roles')).body).toEqual(await roles());
    const id = await roleNamed('Mechanic');
    expect((await api('GET', `/roles/${id}`)).body).toEqual((await fernhill.api('GET', `/roles/${id}`)).body);
    expect(upstream.asked).toEqual(['/roles?page=0&per_page=100&include_totals=true']);
  });

  it('reads one document where only that is asked for', async () => {
    const { api } = await openFork(upstream);
    const id = await roleNamed('Customer');
    await api('GET', `/roles/${id}`);
    await api('GET', `/roles/${id}`);
    expect(upstream.asked).toEqual([`/roles/${id}`]);
  });

  it('reads one document by what else it may be named by', async () => {
    const identifier = 'https://api.fernhill.example/';
    await make('/resource-servers', { name: 'Bookings', identifier });
    const { api } = await openFork(upstream);
    const path = `/resource-servers/${encodeURIComponent(identifier)}`;
    expect(await api('GET', path)).toEqual(await fernhill.api('GET', path));
    expect(upstream.asked).toEqual([path]);
  });

  it('reads once what several ask for at the same time', async () => {
    const { api } = await openFork(upstream);
    await Promise.all([api('GET', '/roles'), api('GET', '/roles'), api('GET', '/roles?page=1')]);
    expect(upstream.asked).toHaveLength(1);
  });

  describe('whom somebody asks for one list after the other', () => {
    const roles = Array.from({ length: 20 }, (_, i) => ({ id: `rol_${i}`, name: `Role ${i}` }));
    const lists = roles.map(({ id }): [string, Json] => [`/roles/${id}/permissions`, []]);
    const open = async () => {
      upstream = cannedUpstream({ '/roles': { roles, total: 20 }, ...Object.fromEntries(lists) });
      return openFork(upstream);
    };
    const permissionsAsked = () => upstream.asked.filter((path) => path.includes('/permissions')).length;

    it('reads those that follow two neighbours at once, and each of them once', async () => {
      const forked = await open();
      await forked.api('GET', '/roles');
      await forked.api('GET', '/roles/rol_0/permissions');
      expect(permissionsAsked()).toBe(1);
      await forked.api('GET', '/roles/rol_1/permissions');
      expect(permissionsAsked()).toBe(8);
      for (const { id } of roles) {
        expect((await forked.api('GET', `/roles/${id}/permissions`)).status).toBe(200);
      }
      expect(permissionsAsked()).toBe(20);
    });

    it('reads no more than what is asked for where it jumps', async () => {
      const forked = await open();
      await forked.api('GET', '/roles');
      for (const id of ['rol_0', 'rol_15']) await forked.api('GET', `/roles/${id}/permissions`);
      expect(permissionsAsked()).toBe(2);
    });
  });

  it('tells nobody what a rehearsal changes, its event streams neither', async () => {
    const { api, fork, tenant } = await openFork(upstream);
    const { body: action } = await api('POST', '/actions/actions', {
      name: 'Tell the workshop',
      supported_triggers: [{ id: 'event-stream', version: 'v1' }],
      code: 'exports.onExecuteEventStream = async () => {};',
    });
    await api('POST', `/actions/actions/${String(action.id)}/deploy`);
    const { body: stream } = await api('POST', '/event-streams', {
      name: 'Workshop',
      subscriptions: [{ event_type: 'organization.created' }],
      destination: { type: 'action', configuration: { action_id: String(action.id) } },
    });
    await api('POST', '/organizations', { name: 'tandem-club' });
    await tenant.settled();
    expect(fork.documents.list('/_actions/executions')).toEqual([]);
    expect((await api('GET', `/event-streams/${String(stream.id)}/deliveries`)).body).toMatchObject([
      { status: 'failed', attempts: [{ error_message: expect.stringContaining('A fork tells') }] },
    ]);
  });

  it('keeps every write to itself', async () => {
    const { api } = await openFork(upstream);
    const before = await roles();
    await api('POST', '/roles', { name: 'Apprentice' });
    await api('PATCH', `/roles/${await roleNamed('Customer')}`, { description: 'Rides' });
    const names = rows(await api('GET', '/roles'));
    expect(names.map(({ name, description }) => [name, description])).toEqual([
      ['Apprentice', ''],
      ['Customer', 'Rides'],
      ['Mechanic', ''],
    ]);
    expect(await roles()).toEqual(before);
    expect(upstream.asked.every((path) => path.startsWith('/roles'))).toBe(true);
  });

  it('does not put what it reads later over what was written', async () => {
    const { api } = await openFork(upstream);
    const id = await roleNamed('Customer');
    await api('PATCH', `/roles/${id}`, { description: 'Rides' });
    await api('DELETE', `/roles/${await roleNamed('Mechanic')}`);
    const after = rows(await api('GET', '/roles'));
    expect(after).toEqual([expect.objectContaining({ id, description: 'Rides' })]);
  });

  it('lists what was made in the fork behind what the upstream has', async () => {
    const { api } = await openFork(upstream);
    await api('POST', '/clients', { name: 'Fernhill Stocktake' });
    const names = (path: string) => async (from: OpenTenant['api']) =>
      rows(await from('GET', path)).map(({ name }) => name);
    const theirs = await names('/clients')(fernhill.api);
    expect(await names('/clients')(api)).toEqual([...theirs, 'Fernhill Stocktake']);
  });

  it('asks nothing about what hangs on a document that was made in it', async () => {
    const { api } = await openFork(upstream);
    const { body } = await api('POST', '/roles', { name: 'Apprentice' });
    upstream.asked.length = 0;
    expect((await api('GET', `/roles/${String(body['id'])}/permissions`)).body).toEqual([]);
    expect(upstream.asked).toEqual([]);
  });

  it('has the application that it is read as, and no other, run auth0-deploy-cli', async () => {
    const { api, tenant } = await openFork(upstream);
    expect(tenant.deployClient.clientId).toBe(fernhill.tenant.deployClient.clientId);
    expect(tenant.deployClient.clientSecret).not.toBe(fernhill.tenant.deployClient.clientSecret);
    const ids = async (from: OpenTenant['api']) =>
      rows(await from('GET', '/clients')).map(({ client_id }) => client_id);
    expect(await ids(api)).toEqual(await ids(fernhill.api));
  });

  it('has another application of the upstream run it where one is named', async () => {
    const fork = new Fork(upstream, kinds);
    const { api } = await openTenant({ fork, domain: 'localhost:4401', deployClientId: 'FernhillDeployer' });
    expect((await api('POST', '/roles', { name: 'Apprentice' })).status).toBe(200);
    expect(fork.state.journal.entries(0, 1)).toMatchObject([{ client_id: 'FernhillDeployer' }]);
  });

  it('signs with keys of its own', async () => {
    const { api } = await openFork(upstream);
    const kids = async (from: OpenTenant['api']) =>
      rows(await from('GET', '/keys/signing')).map(({ kid }) => kid);
    expect(await kids(api)).toHaveLength(2);
    expect(upstream.asked).toEqual([]);
  });

  it('passes a refusal on as it is, and asks no more', async () => {
    instead = (path) =>
      path.startsWith('/self-service-profiles')
        ? refusal(403, 'Your plan does not include this feature.')
        : undefined;
    const { api } = await openFork(upstream);
    const refused = refusal(403, 'Your plan does not include this feature.');
    expect(await api('GET', '/self-service-profiles')).toEqual(refused);
    expect(await api('POST', '/self-service-profiles', { name: 'Couriers' })).toEqual(refused);
    expect(upstream.asked).toHaveLength(1);
  });

  it('goes on where what is refused was only needed besides', async () => {
    instead = (path) => (path.startsWith('/client-grants') ? refusal(403, 'No.') : undefined);
    const { api } = await openFork(upstream);
    const [client] = rows(await api('GET', '/clients?app_type=spa'));
    expect((await api('DELETE', `/clients/${client?.client_id}`)).status).toBe(204);
  });

  it('answers 404 for what the upstream does not have, in the words of the row', async () => {
    const { api } = await openFork(upstream);
    expect(await api('GET', '/emails/provider')).toEqual(await fernhill.api('GET', '/emails/provider'));
    expect(await api('GET', '/roles/rol_gone')).toEqual(await fernhill.api('GET', '/roles/rol_gone'));
    expect(await api('GET', '/roles/rol_gone')).toMatchObject({ status: 404 });
    expect(upstream.asked).toHaveLength(2);
  });

  it('answers 424 with what could not be read, and does not ask again', async () => {
    instead = (path) =>
      path.startsWith('/roles')
        ? fail('upstream-unread', { domain: 'localhost:4400', path: '/roles', reason: 'it answered 500' })
        : undefined;
    const { api, fork } = await openFork(upstream);
    const expected = {
      status: 424,
      body: { errorCode: 'upstream-unread', message: expect.stringContaining('/roles: it answered 500') },
    };
    expect(await api('GET', '/roles')).toMatchObject(expected);
    expect(await api('GET', '/clients')).toMatchObject(expected);
    expect(fork.failure?.problems[0]?.code).toBe('upstream-unread');
    expect(upstream.asked).toHaveLength(1);
  });

  it('takes every write back with a reset', async () => {
    const { api, control, fork } = await openFork(upstream);
    await api('POST', '/roles', { name: 'Apprentice' });
    await api('DELETE', `/roles/${await roleNamed('Mechanic')}`);
    await control('POST', '/reset');
    expect((await api('GET', '/roles')).body).toEqual(await roles());
    expect(fork.after).toEqual(fork.before);
    expect((await api('GET', '/clients')).status).toBe(200);
  });

  it('shows what it has read and written at /_local/documents, and reads nothing for it', async () => {
    const { api, control } = await openFork(upstream);
    const id = await roleNamed('Customer');
    await api('GET', `/roles/${id}`);
    upstream.asked.length = 0;
    expect((await control('GET', '/documents')).body).toEqual({ '/roles': { [id]: expect.anything() } });
    expect(upstream.asked).toEqual([]);
  });

  it('keeps the order of what it has read in parts', async () => {
    const { api } = await openFork(upstream);
    const clients = rows(await fernhill.api('GET', '/clients'));
    await api('GET', `/clients/${clients.at(-1)?.client_id}`);
    const read = rows(await api('GET', '/clients'));
    expect(read.map((one) => one.client_id)).toEqual(clients.map((one) => one.client_id));
  });

  it('makes personas without reading the people of the upstream', async () => {
    await make('/connections', { name: 'fernhill-customers', strategy: 'auth0' });
    const { control, api } = await openFork(upstream);
    const nora = {
      name: 'Nora Quist',
      email: 'nora@example.com',
      connection: 'fernhill-customers',
      roles: ['Customer'],
      organizations: [{ name: 'river-post', roles: ['Mechanic'] }],
    };
    expect((await control('POST', '/personas', [nora])).status).toBe(204);
    expect(upstream.asked.filter((path) => /members|users\?/.test(path))).toEqual([]);
    const [user] = rows(await api('GET', '/users-by-email?email=nora@example.com'));
    expect((await api('GET', `/users/${user?.user_id}/roles`)).body).toMatchObject([{ name: 'Customer' }]);
  });
});

describe('a login on a fork', () => {
  it('counts once, however often it had to wait for what it needs', async () => {
    const { client_id = '', client_secret = '' } = await make('/clients', {
      name: 'Fernhill Kiosk',
      grant_types: ['password', 'http://auth0.com/oauth/grant-type/password-realm'],
    });
    await make('/connections', { name: 'fernhill-riders', strategy: 'auth0', enabled_clients: [client_id] });
    const { control, api, tenant, fork } = await openFork(upstream);
    const rider = {
      name: 'Ruth Adeyemi',
      email: 'ruth@example.com',
      password: 'Puncture-repair-1',
      connection: 'fernhill-riders',
    };
    await control('POST', '/personas', [rider]);
    const signIn = {
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm: 'fernhill-riders',
      username: rider.email,
      password: rider.password,
      client_id,
      client_secret,
    };
    const before = fork.upstream.requests;
    const answer = await tenant.app.request('/oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(signIn),
    });
    expect(answer.status).toBe(200);
    expect(fork.upstream.requests).toBeGreaterThan(before);
    const [user] = rows(await api('GET', '/users-by-email?email=ruth@example.com'));
    expect(user).toMatchObject({ logins_count: 1 });
    const logins = rows(await api('GET', '/logs?q=type:s'));
    expect(logins).toHaveLength(1);
  });
});

describe('a route that no row has', () => {
  it('is read from the upstream, with its query', async () => {
    instead = (path) => (path.startsWith('/portals') ? { status: 200, body: [{ id: 'por_1' }] } : undefined);
    const { api } = await openFork(upstream);
    expect(await api('GET', '/portals?take=5')).toEqual({ status: 200, body: [{ id: 'por_1' }] });
    expect(upstream.asked).toEqual(['/portals?take=5']);
  });

  it('keeps a write as the request that it is, with its secrets hidden', async () => {
    const { api, fork } = await openFork(upstream);
    const body = { name: 'Couriers', client_secret: 'portal-secret' };
    expect(await api('POST', '/portals?draft=true', body)).toEqual({ status: 201, body });
    expect((await api('DELETE', '/portals/por_1')).status).toBe(204);
    expect(upstream.asked).toEqual([]);
    expect(fork.state.journal.entries(0, 10)).toMatchObject([
      {
        method: 'POST',
        path: '/portals',
        query: { draft: 'true' },
        body: { name: 'Couriers', client_secret: '*****' },
        status: 201,
        changes: [],
        raw: true,
      },
      { method: 'DELETE', path: '/portals/por_1', raw: true },
    ]);
  });

  it('is still a 501 on a tenant that is no fork', async () => {
    expect((await fernhill.api('GET', '/portals')).status).toBe(501);
  });
});
