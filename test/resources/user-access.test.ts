import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;
const AMA = '/users/auth0%7Cama';

beforeEach(async () => {
  fernhill = await openTenant();
  const ofAma = { user_id: 'auth0|ama' };
  await fernhill.control('POST', '/seed', {
    '/connections': [{ id: 'con_1', name: 'staff', strategy: 'auth0', options: {} }],
    '/users': [
      {
        ...ofAma,
        email: 'ama@fernhill.example',
        identities: [{ connection: 'staff', provider: 'auth0', user_id: 'ama', isSocial: false }],
      },
    ],
    '/sessions': [
      { id: 'ses_1', ...ofAma, session_metadata: { desk: 'front' } },
      { id: 'ses_2', ...ofAma },
      { id: 'ses_3', user_id: 'auth0|kofi' },
    ],
    '/refresh-tokens': [
      {
        id: 'rt_1',
        ...ofAma,
        client_id: 'shop',
        session_id: 'ses_1',
        resource_servers: [{ audience: 'https://stock.example', scopes: 'read:wheels' }],
      },
      { id: 'rt_2', ...ofAma, client_id: 'shop', session_id: 'ses_2', resource_servers: [] },
      { id: 'rt_3', ...ofAma, client_id: 'till', session_id: null, resource_servers: [] },
    ],
    '/grants': [
      { id: 'grt_1', ...ofAma, clientID: 'shop', audience: 'https://stock.example', scope: ['read:wheels'] },
      { id: 'grt_2', user_id: 'auth0|kofi', clientID: 'shop', audience: 'https://stock.example', scope: [] },
    ],
    '/device-credentials': [
      { id: 'dcr_1', ...ofAma, type: 'public_key', client_id: 'shop', device_id: 'ab', device_name: 'Phone' },
      {
        id: 'dcr_2',
        ...ofAma,
        type: 'refresh_token',
        client_id: 'till',
        device_id: 'cd',
        device_name: 'Till',
      },
    ],
  });
});
afterEach(() => fernhill.tenant.close());

async function ids(path: string, list: string): Promise<unknown> {
  const { body } = await fernhill.api('GET', path);
  return ((body as Record<string, unknown>)[list] as { id: string }[]).map(({ id }) => id);
}

describe('sessions', () => {
  it('are told by user, page by page', async () => {
    const { body } = await fernhill.api('GET', `${AMA}/sessions?take=1`);
    expect(body).toMatchObject({ sessions: [{ id: 'ses_1' }] });
    expect(await ids(`${AMA}/sessions?take=1&from=${body['next']}`, 'sessions')).toEqual(['ses_2']);
  });

  it('have metadata that is replaced whole, and emptied by null', async () => {
    const changed = await fernhill.api('PATCH', '/sessions/ses_1', { session_metadata: { till: 'two' } });
    expect(changed.body).toMatchObject({ id: 'ses_1', session_metadata: { till: 'two' } });
    expect((await fernhill.api('PATCH', '/sessions/ses_1', { session_metadata: null })).body).toMatchObject({
      session_metadata: {},
    });
    expect((await fernhill.api('GET', '/sessions/ses_9')).body['message']).toBe(
      'The session does not exist.',
    );
  });

  it('end one by one, with their refresh tokens where they are revoked', async () => {
    expect(await fernhill.api('DELETE', '/sessions/ses_2')).toEqual({ status: 202, body: {} });
    expect((await fernhill.api('POST', '/sessions/ses_1/revoke')).status).toBe(202);
    expect((await fernhill.api('POST', '/sessions/ses_1/revoke')).status).toBe(404);
    expect(await ids(`${AMA}/refresh-tokens`, 'tokens')).toEqual(['rt_2', 'rt_3']);
    expect(await ids(`${AMA}/sessions`, 'sessions')).toEqual([]);
  });

  it('of a user end together', async () => {
    expect((await fernhill.api('DELETE', `${AMA}/sessions`)).status).toBe(202);
    expect(await ids(`${AMA}/sessions`, 'sessions')).toEqual([]);
    expect((await fernhill.api('GET', '/sessions/ses_3')).status).toBe(200);
  });
});

describe('access', () => {
  it('of one session is revoked with its refresh tokens', async () => {
    expect((await fernhill.api('POST', `${AMA}/revoke-access`, { session_id: 'ses_1' })).status).toBe(202);
    expect(await ids(`${AMA}/sessions`, 'sessions')).toEqual(['ses_2']);
    expect(await ids(`${AMA}/refresh-tokens`, 'tokens')).toEqual(['rt_2', 'rt_3']);
  });

  it('is revoked everywhere, but for refresh tokens that are to be kept', async () => {
    await fernhill.api('POST', `${AMA}/revoke-access`, { preserve_refresh_tokens: true });
    expect(await ids(`${AMA}/sessions`, 'sessions')).toEqual([]);
    expect(await ids(`${AMA}/refresh-tokens`, 'tokens')).toHaveLength(3);
    await fernhill.api('POST', `${AMA}/revoke-access`);
    expect(await ids(`${AMA}/refresh-tokens`, 'tokens')).toEqual([]);
  });
});

describe('refresh tokens', () => {
  it('are told for a user who is named', async () => {
    expect(await ids('/refresh-tokens?user_id=auth0%7Cama&client_id=shop', 'refresh_tokens')).toEqual([
      'rt_1',
      'rt_2',
    ]);
    expect((await fernhill.api('GET', '/refresh-tokens')).status).toBe(400);
    expect((await fernhill.api('GET', '/refresh-tokens?user_id=nobody')).status).toBe(404);
  });

  it.each([
    [{ ids: ['rt_1', 'rt_9'] }, ['rt_2', 'rt_3']],
    [{ user_id: 'auth0|ama' }, []],
    [{ user_id: 'auth0|ama', client_id: 'shop' }, ['rt_3']],
    [{ user_id: 'auth0|ama', client_id: 'shop', audience: 'https://stock.example' }, ['rt_2', 'rt_3']],
  ])('are revoked by %j', async (body, rest) => {
    expect((await fernhill.api('POST', '/refresh-tokens/revoke', body)).status).toBe(202);
    expect(await ids(`${AMA}/refresh-tokens`, 'tokens')).toEqual(rest);
  });

  it('are not revoked by half a request', async () => {
    for (const body of [
      {},
      { client_id: 'shop' },
      { ids: ['rt_1'], user_id: 'auth0|ama' },
      { audience: 'x' },
    ]) {
      expect((await fernhill.api('POST', '/refresh-tokens/revoke', body)).status).toBe(400);
    }
  });
});

describe('grants', () => {
  it('are found by user, application and API, and take refresh tokens along', async () => {
    expect((await fernhill.api('GET', '/grants?client_id=shop&user_id=auth0%7Cama')).body).toMatchObject([
      { id: 'grt_1' },
    ]);
    expect((await fernhill.api('DELETE', '/grants/grt_1')).status).toBe(204);
    expect(await ids(`${AMA}/refresh-tokens`, 'tokens')).toEqual(['rt_3']);
    expect((await fernhill.api('DELETE', '/grants')).status).toBe(400);
    expect((await fernhill.api('DELETE', '/grants?user_id=auth0%7Ckofi')).status).toBe(204);
    expect((await fernhill.api('GET', '/grants')).body).toEqual([]);
  });
});

describe('device credentials', () => {
  it('are found by type, which is refresh tokens for a page', async () => {
    expect((await fernhill.api('GET', '/device-credentials?type=public_key')).body).toMatchObject([
      { id: 'dcr_1' },
    ]);
    expect((await fernhill.api('GET', '/device-credentials?page=0')).body).toMatchObject([{ id: 'dcr_2' }]);
    expect((await fernhill.api('GET', '/device-credentials?type=key')).status).toBe(400);
    expect((await fernhill.api('DELETE', '/device-credentials/dcr_1')).status).toBe(204);
    expect((await fernhill.api('GET', '/device-credentials')).body).toHaveLength(1);
  });

  it('cannot be made for an application', async () => {
    const key = { device_name: 'Phone', type: 'public_key', value: 'AAAA', device_id: 'ab' };
    expect((await fernhill.api('POST', '/device-credentials', key)).status).toBe(403);
  });
});

describe('blocks', () => {
  async function fail(times: number): Promise<void> {
    const { tenant } = fernhill;
    tenant.context.state.write((documents) =>
      documents.put('/_attempts', 'one', {
        connection: 'staff',
        identifier: 'ama@fernhill.example',
        ip: '10.0.0.1',
        count: times,
        last: '2026-03-02T08:59:00.000Z',
      }),
    );
  }

  it('are told and lifted by user and by name', async () => {
    await fail(9);
    expect((await fernhill.api('GET', '/user-blocks/auth0%7Cama')).body).toEqual({ blocked_for: [] });
    await fail(10);
    const block = { identifier: 'ama@fernhill.example', ip: '10.0.0.1', connection: 'staff' };
    expect((await fernhill.api('GET', '/user-blocks/auth0%7Cama')).body).toEqual({ blocked_for: [block] });
    expect((await fernhill.api('GET', '/user-blocks?identifier=Ama@fernhill.example')).body).toEqual({
      blocked_for: [block],
    });
    expect((await fernhill.api('DELETE', '/user-blocks?identifier=ama@fernhill.example')).status).toBe(204);
    expect((await fernhill.api('GET', '/user-blocks/auth0%7Cama')).body).toEqual({ blocked_for: [] });
    expect((await fernhill.api('GET', '/logs?q=type:ublkdu')).body).toMatchObject([{ user_id: 'auth0|ama' }]);
    expect((await fernhill.api('GET', '/user-blocks')).status).toBe(400);
    expect((await fernhill.api('DELETE', '/user-blocks/nobody')).status).toBe(404);
  });

  it('are none where protection is off, if that is to be considered', async () => {
    await fail(10);
    await fernhill.api('PATCH', '/attack-protection/brute-force-protection', { enabled: false });
    const path = '/user-blocks/auth0%7Cama';
    expect((await fernhill.api('GET', `${path}?consider_brute_force_enablement=true`)).body).toEqual({
      blocked_for: [],
    });
  });

  it('of an address are told by 200 or 404, and lifted', async () => {
    const path = '/anomaly/blocks/ips/10.0.0.1';
    expect((await fernhill.api('GET', path)).status).toBe(404);
    fernhill.tenant.context.state.write((documents) =>
      documents.put('/_ip_blocks', '10.0.0.1', { ip: '10.0.0.1', until: '2026-03-03T00:00:00.000Z' }),
    );
    expect((await fernhill.api('GET', path)).status).toBe(200);
    expect((await fernhill.api('DELETE', path)).status).toBe(204);
    expect((await fernhill.api('GET', path)).status).toBe(404);
    expect((await fernhill.api('GET', '/anomaly/blocks/ips/bicycle')).status).toBe(400);
  });
});
