import type { Doc } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

const FITTERS = 'grp_fitters0000001';
const WORKSHOP = 'grp_workshop000001';

let fernhill: OpenTenant;

beforeEach(async () => {
  fernhill = await openTenant();
  await fernhill.control('POST', '/seed', {
    '/groups': [
      {
        id: FITTERS,
        name: 'Fitters',
        external_id: 'idp-7',
        connection_id: 'con_workforce',
        tenant_name: 'fernhill',
      },
      {
        id: WORKSHOP,
        name: 'Workshop',
        external_id: 'idp-8',
        connection_id: 'con_workforce',
        tenant_name: 'fernhill',
      },
    ],
    [`/groups/${FITTERS}/members`]: [{ id: 'auth0|ada', member_type: 'user', type: 'connection' }],
    [`/groups/${WORKSHOP}/members`]: [{ id: FITTERS, member_type: 'group', type: 'connection' }],
    '/users': [{ user_id: 'auth0|ada', email: 'ada@fernhill.example', name: 'Ada' }],
  });
});
afterEach(() => fernhill.tenant.close());

async function made(path: string, body: Doc): Promise<string> {
  const { status, body: answer } = await fernhill.api('POST', path, body);
  expect(status).toBeLessThan(300);
  return String(answer['id']);
}

describe('a role', () => {
  it('leaves out a description that was not sent, and shows it empty from then on', async () => {
    const { body } = await fernhill.api('POST', '/roles', { name: 'Mechanic' });
    expect(body).toEqual({ id: body['id'], name: 'Mechanic', type: 'tenant' });
    expect((await fernhill.api('GET', `/roles/${String(body['id'])}`)).body['description']).toBe('');
  });

  it('has a name of its own in the tenant, and in each organization', async () => {
    const org = await made('/organizations', { name: 'fernhill-bikes' });
    await made('/roles', { name: 'Mechanic' });
    expect((await fernhill.api('POST', '/roles', { name: 'Mechanic' })).status).toBe(409);
    const owned = { name: 'Mechanic', type: 'organization', owner_id: org };
    await made('/roles', owned);
    expect((await fernhill.api('POST', '/roles', owned)).body['errorCode']).toBe('role_conflict');
    const { body } = await fernhill.api('GET', `/roles?type=organization&owner_id=${org}`);
    expect(body).toMatchObject([{ name: 'Mechanic', owner_id: org }]);
  });

  it('belongs to an organization that is there, and stays where it was made', async () => {
    const unowned = await fernhill.api('POST', '/roles', { name: 'Mechanic', type: 'organization' });
    expect(unowned.status).toBe(400);
    const nowhere = { name: 'Mechanic', type: 'organization', owner_id: 'org_nowhere' };
    expect((await fernhill.api('POST', '/roles', nowhere)).status).toBe(404);
    const role = await made('/roles', { name: 'Mechanic' });
    expect((await fernhill.api('PATCH', `/roles/${role}`, { type: 'organization' })).status).toBe(400);
  });

  it('is listed by its name, and so are its permissions', async () => {
    const identifier = 'https://api.fernhill.example/';
    const scopes = [{ value: 'read:bookings' }, { value: 'cancel:bookings' }];
    await made('/resource-servers', { identifier, name: 'Bookings', scopes });
    const role = await made('/roles', { name: 'Mechanic' });
    await made('/roles', { name: 'Buyer' });
    expect((await fernhill.api('GET', '/roles')).body).toMatchObject([
      { name: 'Buyer' },
      { name: 'Mechanic' },
    ]);
    const permissions = scopes.map(({ value }) => ({
      resource_server_identifier: identifier,
      permission_name: value,
    }));
    await fernhill.api('POST', `/roles/${role}/permissions`, { permissions });
    expect((await fernhill.api('GET', `/roles/${role}/permissions`)).body).toMatchObject([
      { permission_name: 'cancel:bookings' },
      { permission_name: 'read:bookings' },
    ]);
  });

  it('is taken from everybody when it goes', async () => {
    const role = await made('/roles', { name: 'Mechanic' });
    const org = await made('/organizations', { name: 'fernhill-bikes' });
    await fernhill.api('POST', `/organizations/${org}/members`, { members: ['auth0|ada'] });
    const holders = [
      '/users/auth0%7Cada/roles',
      `/organizations/${org}/members/auth0%7Cada/roles`,
      `/organizations/${org}/groups/${FITTERS}/roles`,
      `/groups/${FITTERS}/roles`,
    ];
    for (const path of holders)
      expect([path, (await fernhill.api('POST', path, { roles: [role] })).status]).toEqual([path, 204]);
    await fernhill.api('DELETE', `/roles/${role}`);
    const { documents } = fernhill.tenant.context.state;
    expect(documents.paths('/').filter((path) => documents.get(path, role))).toEqual([]);
  });

  it('is given to people who are there', async () => {
    const role = await made('/roles', { name: 'Mechanic' });
    const nobody = await fernhill.api('POST', `/roles/${role}/users`, {
      users: ['auth0|ada', 'auth0|nobody'],
    });
    expect(nobody.status).toBe(404);
    expect((await fernhill.api('GET', `/roles/${role}/users`)).body).toEqual([]);
    await fernhill.api('POST', `/roles/${role}/users`, { users: ['auth0|ada'] });
    const { body } = await fernhill.api('GET', `/roles/${role}/users?take=1`);
    expect(body).toEqual({
      users: [{ user_id: 'auth0|ada', email: 'ada@fernhill.example', name: 'Ada', picture: '' }],
    });
  });
});

describe('a group', () => {
  it('is found by its connection, its name and a part of either of its names', async () => {
    const names = async (query: string) => {
      const { body } = await fernhill.api('GET', `/groups?${query}`);
      return (body as unknown as { name: string }[]).map(({ name }) => name);
    };
    expect(await names('connection_id=con_workforce')).toEqual(['Fitters', 'Workshop']);
    expect(await names('name=Fitters')).toEqual(['Fitters']);
    expect(await names('search=IDP-8')).toEqual(['Workshop']);
  });

  it('shows its members, with the fields that are asked for', async () => {
    const { body } = await fernhill.api('GET', `/groups/${FITTERS}/members?fields=id`);
    expect(body).toEqual({ members: [{ id: 'auth0|ada' }] });
  });

  it('has the same roles from either side, ten at most', async () => {
    const role = await made('/roles', { name: 'Mechanic' });
    await fernhill.api('POST', `/roles/${role}/groups`, { groups: [FITTERS] });
    expect((await fernhill.api('GET', `/groups/${FITTERS}/roles`)).body).toEqual({
      roles: [{ id: role, name: 'Mechanic', description: '' }],
    });
    expect((await fernhill.api('GET', `/roles/${role}/groups`)).body).toMatchObject({
      groups: [{ name: 'Fitters' }],
    });
    for (let i = 1; i < 10; i++) {
      const more = await made('/roles', { name: `Mechanic ${i}` });
      await fernhill.api('POST', `/groups/${FITTERS}/roles`, { roles: [more] });
    }
    const eleventh = await made('/roles', { name: 'Mechanic 10' });
    const { status } = await fernhill.api('POST', `/groups/${FITTERS}/roles`, { roles: [eleventh] });
    expect(status).toBe(409);
    await fernhill.api('DELETE', `/roles/${role}/groups`, { groups: [FITTERS] });
    expect((await fernhill.api('GET', `/roles/${role}/groups`)).body).toEqual({ groups: [] });
  });

  it('goes with its connection', async () => {
    const connection = { name: 'workforce', strategy: 'okta', options: {} };
    const { body } = await fernhill.api('POST', '/connections', connection);
    const own = { id: 'grp_own00000000001', name: 'Own', connection_id: body['id'] ?? '' };
    await fernhill.control('POST', '/seed', { '/groups': [own] });
    await fernhill.api('DELETE', `/connections/${String(body['id'])}`);
    expect((await fernhill.api('GET', `/groups/${own.id}`)).status).toBe(404);
    expect((await fernhill.api('GET', `/groups/${FITTERS}`)).status).toBe(200);
  });

  it('that is gone is in no other group', async () => {
    expect((await fernhill.api('DELETE', `/groups/${FITTERS}`)).status).toBe(204);
    expect((await fernhill.api('GET', `/groups/${FITTERS}`)).status).toBe(404);
    expect((await fernhill.api('GET', `/groups/${WORKSHOP}/members`)).body).toEqual({ members: [] });
  });
});
