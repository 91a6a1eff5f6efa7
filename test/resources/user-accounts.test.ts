import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

let fernhill: OpenTenant;

beforeEach(async () => {
  fernhill = await openTenant();
  await fernhill.control('POST', '/seed', {
    '/connections': [
      { id: 'con_0000000000000001', name: 'staff', strategy: 'auth0', options: {}, enabled_clients: [] },
      { id: 'con_0000000000000002', name: 'github', strategy: 'github' },
    ],
    '/users': [
      {
        user_id: 'github|77',
        email: 'ama@riders.example',
        name: 'Ama',
        user_metadata: { bike: 'green' },
        identities: [{ connection: 'github', provider: 'github', user_id: '77', isSocial: true }],
      },
    ],
  });
});
afterEach(() => fernhill.tenant.close());

async function ama(): Promise<string> {
  const { body } = await fernhill.api('POST', '/users', {
    connection: 'staff',
    email: 'ama@fernhill.example',
    password: 'Spoke-and-hub-42',
    user_id: 'ama',
  });
  return `/users/${encodeURIComponent(String(body['user_id']))}`;
}

function hidden(path: string) {
  return fernhill.tenant.context.state.documents.list(path);
}

describe('linked accounts', () => {
  it('become one user, whose other account is no user any more', async () => {
    const path = await ama();
    const linked = await fernhill.api('POST', `${path}/identities`, { provider: 'github', user_id: '77' });
    expect(linked.status).toBe(201);
    expect(linked.body).toMatchObject([
      { provider: 'auth0', user_id: 'ama' },
      { provider: 'github', user_id: '77', profileData: { email: 'ama@riders.example', name: 'Ama' } },
    ]);
    expect(JSON.stringify(linked.body)).not.toContain('green');
    expect((await fernhill.api('GET', '/users/github%7C77')).status).toBe(404);
    const again = await fernhill.api('POST', `${path}/identities`, { provider: 'github', user_id: '77' });
    expect(again.status).toBe(409);
  });

  it('become two users again, the second without metadata', async () => {
    const path = await ama();
    await fernhill.api('POST', `${path}/identities`, { provider: 'github', user_id: 'github|77' });
    const { status, body } = await fernhill.api('DELETE', `${path}/identities/github/77`);
    expect(status).toBe(200);
    expect(body).toMatchObject([{ provider: 'auth0' }]);
    const github = await fernhill.api('GET', '/users/github%7C77');
    expect(github.body).toMatchObject({
      email: 'ama@riders.example',
      identities: [{ connection: 'github', provider: 'github', user_id: '77', isSocial: true }],
    });
    expect(github.body).not.toHaveProperty('user_metadata');
  });

  it('cannot lose the primary one, nor one that is not there', async () => {
    const path = await ama();
    expect((await fernhill.api('DELETE', `${path}/identities/auth0/ama`)).status).toBe(400);
    expect((await fernhill.api('DELETE', `${path}/identities/github/78`)).status).toBe(404);
    expect(
      (await fernhill.api('POST', `${path}/identities`, { provider: 'auth0', user_id: 'ama' })).status,
    ).toBe(400);
    expect((await fernhill.api('POST', `${path}/identities`, { link_with: 'no.to.ken' })).status).toBe(400);
  });

  it('keep the address of the second taken, and are changed by the name of their connection', async () => {
    const path = await ama();
    await fernhill.api('POST', '/users', {
      connection: 'staff',
      email: 'kofi@fernhill.example',
      password: 'Spoke-and-hub-42',
      user_id: 'kofi',
    });
    await fernhill.api('POST', '/users/github%7C77/identities', { provider: 'auth0', user_id: 'kofi' });
    const twin = { connection: 'staff', email: 'kofi@fernhill.example', password: 'Spoke-and-hub-42' };
    expect((await fernhill.api('POST', '/users', twin)).status).toBe(409);
    const sameId = { ...twin, email: 'k@fernhill.example', user_id: 'kofi' };
    expect((await fernhill.api('POST', '/users', sameId)).status).toBe(409);
    const changed = await fernhill.api('PATCH', '/users/github%7C77', {
      connection: 'staff',
      email: 'kofi.b@fernhill.example',
    });
    expect(changed.body).toMatchObject({
      email: 'ama@riders.example',
      identities: [{}, { profileData: { email: 'kofi.b@fernhill.example' } }],
    });
    expect((await fernhill.api('PATCH', path, { email: 'kofi.b@fernhill.example' })).status).toBe(400);
  });

  it('go together when the user is deleted', async () => {
    const path = await ama();
    await fernhill.api('POST', '/users/github%7C77/identities', { provider: 'auth0', user_id: 'ama' });
    expect(hidden('/_passwords')).toHaveLength(1);
    await fernhill.api('DELETE', '/users/github%7C77');
    expect(hidden('/_passwords')).toEqual([]);
    expect(hidden('/_linked_accounts')).toEqual([]);
    expect((await fernhill.api('GET', path)).status).toBe(404);
  });
});

describe('authentication methods', () => {
  it('are made, told of as a second factor, changed and removed', async () => {
    const path = await ama();
    const methods = `${path}/authentication-methods`;
    const made = await fernhill.api('POST', methods, {
      type: 'phone',
      phone_number: '+4412345',
      name: 'Bench',
    });
    expect(made.status).toBe(201);
    expect(made.body['id']).toMatch(/^phone\|dev_\w{16}$/);
    expect(made.body).toMatchObject({ preferred_authentication_method: 'sms' });
    expect((await fernhill.api('GET', path)).body['multifactor']).toEqual(['guardian']);
    expect((await fernhill.api('GET', `${path}/enrollments`)).body).toMatchObject([
      { status: 'confirmed', auth_method: 'sms', phone_number: '+4412345' },
    ]);
    const one = `${methods}/${encodeURIComponent(String(made.body['id']))}`;
    const named = await fernhill.api('PATCH', one, {
      name: 'Desk',
      preferred_authentication_method: 'voice',
    });
    expect(named.body).toMatchObject({ name: 'Desk', preferred_authentication_method: 'voice' });
    expect((await fernhill.api('GET', `${methods}?include_totals=true`)).body).toMatchObject({
      total: 1,
      authenticators: [{ confirmed: true }],
    });
    expect((await fernhill.api('DELETE', one)).status).toBe(204);
    expect((await fernhill.api('GET', path)).body).not.toHaveProperty('multifactor');
    expect((await fernhill.api('GET', one)).status).toBe(404);
  });

  it('tell the secret of one-time codes once', async () => {
    const path = await ama();
    const methods = `${path}/authentication-methods`;
    const made = await fernhill.api('POST', methods, { type: 'totp', totp_secret: 'JBSWY3DPEHPK3PXP' });
    expect(made.body['totp_secret']).toBe('JBSWY3DPEHPK3PXP');
    expect(JSON.stringify((await fernhill.api('GET', methods)).body)).not.toContain('JBSWY3DPEHPK3PXP');
    expect(
      (await fernhill.api('POST', methods, { type: 'totp', totp_secret: 'JBSWY3DPEHPK3PXP' })).status,
    ).toBe(409);
    expect((await fernhill.api('POST', methods, { type: 'totp' })).status).toBe(400);
    expect((await fernhill.api('DELETE', `${path}/multifactor/google-authenticator`)).status).toBe(204);
    expect((await fernhill.api('GET', methods)).body).toEqual([]);
  });

  it('are replaced and removed all at once, and have a recovery code', async () => {
    const path = await ama();
    expect((await fernhill.api('POST', `${path}/recovery-code-regeneration`)).status).toBe(404);
    const put = await fernhill.api('PUT', `${path}/authentication-methods`, [
      { type: 'email', email: 'ama@home.example' },
    ]);
    expect(put.body).toMatchObject([{ type: 'email', email: 'ama@home.example' }]);
    const code = await fernhill.api('POST', `${path}/recovery-code-regeneration`);
    expect(code.body['recovery_code']).toMatch(/^[A-Z0-9]{24}$/);
    expect((await fernhill.api('DELETE', `${path}/authenticators`)).status).toBe(204);
    expect((await fernhill.api('GET', `${path}/authentication-methods`)).body).toEqual([]);
    expect(hidden('/_recovery_codes')).toEqual([]);
  });
});

describe('permissions', () => {
  it('of a user are told with where they come from, by name', async () => {
    const path = await ama();
    const identifier = 'https://stock.fernhill.example';
    await fernhill.api('POST', '/resource-servers', {
      identifier,
      name: 'Stock',
      scopes: [{ value: 'read:wheels', description: 'See wheels' }, { value: 'count:spokes' }],
    });
    const { body: role } = await fernhill.api('POST', '/roles', { name: 'Clerk' });
    const wheels = { resource_server_identifier: identifier, permission_name: 'read:wheels' };
    const spokes = { resource_server_identifier: identifier, permission_name: 'count:spokes' };
    await fernhill.api('POST', `/roles/${role['id']}/permissions`, { permissions: [wheels, spokes] });
    await fernhill.api('POST', `${path}/roles`, { roles: [role['id'] ?? ''] });
    await fernhill.api('POST', `${path}/permissions`, { permissions: [wheels] });
    const fromRole = { source_id: role['id'], source_name: 'Clerk', source_type: 'ROLE' };
    const direct = { source_id: '', source_name: '', source_type: 'DIRECT' };
    expect((await fernhill.api('GET', `${path}/permissions`)).body).toEqual([
      { ...spokes, resource_server_name: 'Stock', description: '', sources: [fromRole] },
      { ...wheels, resource_server_name: 'Stock', description: 'See wheels', sources: [direct, fromRole] },
    ]);
    const api = `resource_server_identifier=${encodeURIComponent(identifier)}`;
    expect((await fernhill.api('GET', `${path}/effective-permissions?${api}`)).body).toMatchObject({
      permissions: [{ sources: ['roles'] }, { sources: ['direct', 'roles'] }],
    });
    expect(
      (
        await fernhill.api(
          'GET',
          `${path}/effective-permissions/sources/effective-roles?${api}&permission_name=read:wheels`,
        )
      ).body,
    ).toMatchObject({ roles: [{ id: role['id'], sources: ['direct'] }] });
    expect((await fernhill.api('GET', `${path}/effective-permissions`)).status).toBe(400);
  });

  it('and roles come through groups as well', async () => {
    const path = await ama();
    const { body: role } = await fernhill.api('POST', '/roles', { name: 'Clerk' });
    await fernhill.control('POST', '/seed', {
      '/groups': [{ id: 'grp_1', name: 'Front desk' }],
      '/groups/grp_1/members': [{ id: 'auth0|ama', member_type: 'user', created_at: '2026-01-01' }],
      '/groups/grp_1/roles': [{ id: role['id'] ?? '' }],
    });
    expect((await fernhill.api('GET', `${path}/groups`)).body).toEqual([
      { id: 'grp_1', name: 'Front desk', membership_created_at: '2026-01-01' },
    ]);
    expect((await fernhill.api('GET', `${path}/effective-roles`)).body).toMatchObject({
      roles: [{ name: 'Clerk', sources: ['groups'] }],
    });
    const sources = `${path}/effective-roles/sources/groups?role_id=${role['id']}`;
    expect((await fernhill.api('GET', sources)).body).toMatchObject({ groups: [{ id: 'grp_1' }] });
  });
});

it('tells the organizations of a user', async () => {
  const path = await ama();
  const { body } = await fernhill.api('POST', '/organizations', { name: 'leith', display_name: 'Leith' });
  await fernhill.api('POST', `/organizations/${body['id']}/members`, { members: ['auth0|ama'] });
  expect((await fernhill.api('GET', `${path}/organizations?include_totals=true`)).body).toMatchObject({
    total: 1,
    organizations: [{ id: body['id'], name: 'leith', display_name: 'Leith' }],
  });
});

it('answers 404 below a user who is not there', async () => {
  for (const below of [
    'roles',
    'permissions',
    'sessions',
    'authentication-methods',
    'groups',
    'enrollments',
  ]) {
    expect((await fernhill.api('GET', `/users/auth0%7Cnobody/${below}`)).body).toMatchObject({
      statusCode: 404,
      message: 'The user does not exist.',
      errorCode: 'inexistent_user',
    });
  }
});
