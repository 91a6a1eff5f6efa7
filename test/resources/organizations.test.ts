import type { Doc, Json } from '../../src/core/json.ts';
import { type OpenTenant, openTenant } from '../support/open-tenant.ts';

const MECHANICS = 'grp_mechanics00001';

let fernhill: OpenTenant;
let org: string;

beforeEach(async () => {
  fernhill = await openTenant();
  await fernhill.control('POST', '/seed', {
    '/users': ['ada', 'bob', 'eve'].map((name) => ({
      user_id: `auth0|${name}`,
      email: `${name}@fernhill.example`,
      name,
      picture: `https://fernhill.example/${name}.png`,
    })),
    '/groups': [{ id: MECHANICS, name: 'Mechanics' }],
    [`/groups/${MECHANICS}/members`]: [{ id: 'auth0|ada', member_type: 'user', type: 'connection' }],
  });
  org = await made('/organizations', { name: 'fernhill-bikes', display_name: 'Fernhill Bikes' });
});
afterEach(() => fernhill.tenant.close());

async function made(path: string, body: Doc, key = 'id'): Promise<string> {
  const answer = await fernhill.api('POST', path, body);
  expect([answer.body, answer.status < 300]).toEqual([answer.body, true]);
  return String(answer.body[key]);
}

/** A token of an application that may do no more than this. */
async function tokenFor(...scope: string[]): Promise<string> {
  const worker = { name: 'Worker', app_type: 'non_interactive', grant_types: ['client_credentials'] };
  const { body } = await fernhill.api('POST', '/clients', worker);
  const { client_id = '', client_secret = '' } = body;
  const audience = 'https://localhost:4400/api/v2/';
  await fernhill.api('POST', '/client-grants', { client_id, audience, scope });
  const response = await fernhill.tenant.app.request('/oauth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', audience, client_id, client_secret }),
  });
  return String(((await response.json()) as Doc)['access_token']);
}

async function get(path: string): Promise<Json> {
  return (await fernhill.api('GET', path)).body as Json;
}

async function join(...names: string[]): Promise<void> {
  await fernhill.api('POST', `/organizations/${org}/members`, {
    members: names.map((name) => `auth0|${name}`),
  });
}

describe('an organization', () => {
  it('has a name of lower case letters, digits, dashes and underscores, and nobody else has it', async () => {
    for (const name of ['Fernhill', 'fern hill', '', 'f'.repeat(51)]) {
      const { status, body } = await fernhill.api('POST', '/organizations', { name });
      expect([name, status, body['errorCode']]).toEqual([name, 400, 'invalid_body']);
    }
    const twin = await fernhill.api('POST', '/organizations', { name: 'fernhill-bikes' });
    expect([twin.status, twin.body['errorCode']]).toEqual([409, 'organization_conflict']);
    expect(await get('/organizations/name/fernhill-bikes')).toMatchObject({ id: org });
    expect((await fernhill.api('GET', '/organizations/name/FERNHILL-bikes')).status).toBe(404);
  });

  it('has both of its colors, and metadata that an update replaces whole', async () => {
    const half = { branding: { colors: { primary: '#ff8800' } } };
    expect((await fernhill.api('PATCH', `/organizations/${org}`, half)).status).toBe(400);
    await fernhill.api('PATCH', `/organizations/${org}`, { metadata: { plan: 'gold', since: '2019' } });
    const { body } = await fernhill.api('PATCH', `/organizations/${org}`, { metadata: { plan: 'silver' } });
    expect(body['metadata']).toEqual({ plan: 'silver' });
    const emptied = await fernhill.api('PATCH', `/organizations/${org}`, { metadata: {} });
    expect(emptied.body).not.toHaveProperty('metadata');
    const many = Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`key${i}`, 'v']));
    expect((await fernhill.api('PATCH', `/organizations/${org}`, { metadata: many })).status).toBe(400);
  });

  it('is listed in the order that the query asks for', async () => {
    await made('/organizations', { name: 'fernhill-cargo', display_name: 'Cargo' });
    const names = async (sort: string) =>
      ((await get(`/organizations?sort=${sort}&fields=name`)) as Doc[]).map(({ name }) => name);
    expect(await names('display_name:1')).toEqual(['fernhill-cargo', 'fernhill-bikes']);
    expect(await names('name:1')).toEqual(['fernhill-bikes', 'fernhill-cargo']);
    expect(await names('created_at:-1')).toEqual(['fernhill-cargo', 'fernhill-bikes']);
  });

  it('is not reached by page beyond the first 1,000', async () => {
    const { status, body } = await fernhill.api('GET', '/organizations?page=10&per_page=100');
    expect([status, body['errorCode']]).toEqual([400, 'invalid_paging']);
  });

  it('shows what it is called to a token that may read no more', async () => {
    await fernhill.api('PATCH', `/organizations/${org}`, { metadata: { plan: 'gold' } });
    const token = await tokenFor('read:organizations_summary');
    const { body } = await fernhill.api('GET', `/organizations/${org}`, undefined, token);
    expect(body).toEqual({ id: org, name: 'fernhill-bikes', display_name: 'Fernhill Bikes' });
  });

  it('comes with connections only where the token may make them', async () => {
    const token = await tokenFor('create:organizations');
    const body = { name: 'fernhill-cargo', enabled_connections: [] };
    const refused = await fernhill.api('POST', '/organizations', body, token);
    expect([refused.status, refused.body['errorCode']]).toEqual([403, 'insufficient_scope']);
    expect((await fernhill.api('POST', '/organizations', { name: 'fernhill-cargo' }, token)).status).toBe(
      201,
    );
  });

  it('takes everything below it, and its own roles, when it goes', async () => {
    const own = { name: 'Cashier', type: 'organization', owner_id: org };
    const role = await made('/roles', own);
    await join('ada');
    await fernhill.api('POST', `/organizations/${org}/members/auth0%7Cada/roles`, { roles: [role] });
    await fernhill.api('POST', `/organizations/${org}/discovery-domains`, { domain: 'fernhill.example' });
    await fernhill.api('DELETE', `/organizations/${org}`);
    const { documents } = fernhill.tenant.context.state;
    expect(documents.paths(`/organizations/${org}`)).toEqual([]);
    expect(documents.list('/roles')).toEqual([]);
    expect(await get('/users/auth0%7Cada')).toMatchObject({ name: 'ada' });
  });
});

describe('a connection of an organization', () => {
  let database: string;
  let workforce: string;
  beforeEach(async () => {
    database = await made('/connections', { name: 'fernhill-customers', strategy: 'auth0' });
    workforce = await made('/connections', { name: 'fernhill-workforce', strategy: 'okta', options: {} });
  });

  it('knows sign-up only where people are in a database', async () => {
    const path = `/organizations/${org}/connections`;
    const first = await fernhill.api('POST', path, { connection_id: database });
    expect(first.body).toEqual({
      connection_id: database,
      assign_membership_on_login: false,
      show_as_button: true,
      is_signup_enabled: false,
      is_enabled: true,
      organization_access_level: 'none',
      connection: { name: 'fernhill-customers', strategy: 'auth0' },
    });
    const second = await fernhill.api('POST', path, { connection_id: workforce });
    expect(second.body).not.toHaveProperty('is_signup_enabled');
    expect((await fernhill.api('POST', path, { connection_id: workforce })).status).toBe(409);
    expect(await get(path)).toMatchObject([{ connection_id: workforce }, { connection_id: database }]);
  });

  it('gets a setting back that is null, and is seen in the older view while it is enabled', async () => {
    const path = `/organizations/${org}/connections`;
    await fernhill.api('POST', path, { connection_id: database, is_enabled: false });
    expect(await get(`/organizations/${org}/enabled_connections`)).toEqual([]);
    await fernhill.api('PATCH', `${path}/${database}`, { is_enabled: null });
    expect(await get(`/organizations/${org}/enabled_connections`)).toEqual([
      {
        connection_id: database,
        assign_membership_on_login: false,
        show_as_button: true,
        is_signup_enabled: false,
        connection: { name: 'fernhill-customers', strategy: 'auth0' },
      },
    ]);
    const newer = { is_enabled: false };
    const older = await fernhill.api('PATCH', `/organizations/${org}/enabled_connections/${database}`, newer);
    expect(older.status).toBe(400);
  });

  it('may come with the organization', async () => {
    const { body } = await fernhill.api('POST', '/organizations', {
      name: 'fernhill-cargo',
      enabled_connections: [{ connection_id: database, assign_membership_on_login: true }],
    });
    expect(body['enabled_connections']).toMatchObject([{ connection_id: database }]);
    expect(await get(`/organizations/${String(body['id'])}`)).not.toHaveProperty('enabled_connections');
    expect(await get(`/organizations/${String(body['id'])}/connections/${database}`)).toMatchObject({
      assign_membership_on_login: true,
    });
  });
});

describe('a client of an organization', () => {
  it('is added with others, changed alone, and shown with the organizations on request', async () => {
    const client = await made('/clients', { name: 'Fernhill Shop' }, 'client_id');
    const path = `/organizations/${org}/clients`;
    const links = { clients: [{ client_id: client, use_for_member_access: true }] };
    const { status, body } = await fernhill.api('POST', path, links);
    expect([status, body]).toMatchObject([
      201,
      [{ client_id: client, use_for_member_access: true, client: { name: 'Fernhill Shop' } }],
    ]);
    await fernhill.api('PATCH', `${path}/${client}`, { use_for_member_access: false });
    expect(await get(`${path}/${client}`)).toMatchObject({ use_for_member_access: false });
    expect(await get(`/organizations?include_client_association_for=${client}`)).toMatchObject([
      { id: org, client: { use_for_member_access: false } },
    ]);
    expect((await fernhill.api('DELETE', path, { clients: [client] })).status).toBe(204);
    expect(await get(`${path}?take=1000`)).toEqual({ clients: [] });
    expect((await fernhill.api('GET', `${path}/${client}`)).status).toBe(404);
  });

  it('must be there', async () => {
    const links = { clients: [{ client_id: 'nobody', use_for_member_access: true }] };
    expect((await fernhill.api('POST', `/organizations/${org}/clients`, links)).status).toBe(404);
  });
});

describe('a client grant of an organization', () => {
  it('answers a POST with its grant_id, and is added once', async () => {
    const client = await made('/clients', { name: 'Fernhill Shop' }, 'client_id');
    await made('/resource-servers', { name: 'Bookings', identifier: 'https://api.fernhill.example/' });
    const grant = await made('/client-grants', {
      client_id: client,
      audience: 'https://api.fernhill.example/',
      scope: [],
      organization_usage: 'allow',
    });
    const path = `/organizations/${org}/client-grants`;
    const { body } = await fernhill.api('POST', path, { grant_id: grant });
    expect(body).toMatchObject({ grant_id: grant, client_id: client, organization_usage: 'allow' });
    expect(body).not.toHaveProperty('id');
    expect((await fernhill.api('POST', path, { grant_id: grant })).status).toBe(409);
    expect(await get(`${path}?client_id=${client}`)).toMatchObject([{ id: grant }]);
    expect(await get(`${path}?audience=https://elsewhere.example/`)).toEqual([]);
  });
});

describe('a member of an organization', () => {
  it('is listed with roles only where they are asked for', async () => {
    const role = await made('/roles', { name: 'Mechanic' });
    await join('ada');
    await fernhill.api('POST', `/organizations/${org}/members/auth0%7Cada/roles`, { roles: [role] });
    const path = `/organizations/${org}/members`;
    expect(await get(path)).toEqual([
      {
        user_id: 'auth0|ada',
        email: 'ada@fernhill.example',
        name: 'ada',
        picture: 'https://fernhill.example/ada.png',
      },
    ]);
    expect(await get(`${path}?fields=user_id,roles`)).toEqual([
      { user_id: 'auth0|ada', roles: [{ id: role, name: 'Mechanic' }] },
    ]);
    const token = await tokenFor('read:organization_members');
    expect((await fernhill.api('GET', `${path}?fields=roles`, undefined, token)).status).toBe(403);
    expect(await get(`${path}?fields=picture,email&include_fields=false`)).toEqual([
      { user_id: 'auth0|ada', name: 'ada' },
    ]);
    expect(await get(`/organizations/${org}/roles/${role}/members?fields=user_id`)).toEqual({
      members: [{ user_id: 'auth0|ada' }],
    });
  });

  it('is on a page that names the next one, until one is empty', async () => {
    await join('ada', 'bob', 'eve');
    const path = `/organizations/${org}/members?take=2&fields=user_id`;
    const first = (await get(path)) as Doc;
    expect(first).toMatchObject({ members: [{ user_id: 'auth0|ada' }, { user_id: 'auth0|bob' }] });
    const second = (await get(`${path}&from=${String(first['next'])}`)) as Doc;
    expect(second).toMatchObject({ members: [{ user_id: 'auth0|eve' }] });
    expect(await get(`${path}&from=${String(second['next'])}`)).toEqual({ members: [] });
  });

  it('who was removed meanwhile does not break the list', async () => {
    await join('ada', 'bob', 'eve');
    const path = `/organizations/${org}/members`;
    const { next } = (await get(`${path}?take=2`)) as Doc;
    await fernhill.api('DELETE', path, { members: ['auth0|ada', 'auth0|bob'] });
    expect(await get(`${path}?take=2&from=${String(next)}&fields=name`)).toMatchObject({
      members: [{ name: 'eve' }],
    });
    const foreign = Buffer.from('2026-04-22 17:49:59.472000UTC,auth0|elsewhere').toString('base64');
    expect(await get(`${path}?from=${foreign}`)).toEqual({ members: [] });
  });

  it('has fifty roles at most, and none of another organization', async () => {
    await join('ada');
    const path = `/organizations/${org}/members/auth0%7Cada/roles`;
    const other = await made('/organizations', { name: 'fernhill-cargo' });
    const foreign = await made('/roles', { name: 'Rider', type: 'organization', owner_id: other });
    expect((await fernhill.api('POST', path, { roles: [foreign] })).status).toBe(404);
    await fernhill.control('POST', '/seed', {
      '/roles': Array.from({ length: 51 }, (_, i) => ({ id: `rol_${i}`, name: `Role ${i}` })),
    });
    const fifty = Array.from({ length: 50 }, (_, i) => `rol_${i}`);
    expect((await fernhill.api('POST', path, { roles: fifty })).status).toBe(204);
    expect((await fernhill.api('POST', path, { roles: ['rol_50'] })).status).toBe(409);
    expect((await fernhill.api('POST', path, { roles: ['rol_1'] })).status).toBe(204);
  });

  it('has roles directly and by groups', async () => {
    await join('ada');
    const mechanic = await made('/roles', { name: 'Mechanic' });
    const buyer = await made('/roles', { name: 'Buyer' });
    const member = `/organizations/${org}/members/auth0%7Cada`;
    await fernhill.api('POST', `${member}/roles`, { roles: [mechanic] });
    const groupRoles = `/organizations/${org}/groups/${MECHANICS}/roles`;
    await fernhill.api('POST', groupRoles, { roles: [mechanic, buyer] });
    expect(await get(`${member}/effective-roles`)).toMatchObject({
      roles: [
        { name: 'Mechanic', sources: ['direct', 'groups'] },
        { name: 'Buyer', sources: ['groups'] },
      ],
    });
    expect(await get(`${member}/effective-roles/sources/groups?role_id=${buyer}`)).toMatchObject({
      groups: [{ name: 'Mechanics' }],
    });
    expect(await get(`/organizations/${org}/groups`)).toMatchObject({ groups: [{ name: 'Mechanics' }] });
    expect(await get(`/organizations/${org}/roles/${buyer}/groups`)).toMatchObject({
      groups: [{ name: 'Mechanics' }],
    });
    await fernhill.api('DELETE', groupRoles, { roles: [mechanic, buyer] });
    expect(await get(`/organizations/${org}/groups`)).toEqual({ groups: [] });
  });
});

describe('a discovery domain', () => {
  it('is a host name, there once, and found by its name', async () => {
    const path = `/organizations/${org}/discovery-domains`;
    const { body } = await fernhill.api('POST', path, { domain: 'fernhill.example' });
    expect(body).toMatchObject({
      status: 'pending',
      use_for_organization_discovery: true,
      verification_host: `_ss-verification.${org}.fernhill.example`,
    });
    expect((await fernhill.api('POST', path, { domain: 'fernhill.example' })).status).toBe(409);
    expect((await fernhill.api('POST', path, { domain: 'not a host' })).status).toBe(400);
    expect(await get(`${path}/name/fernhill.example`)).toMatchObject({ id: body['id'] ?? '' });
    expect((await fernhill.api('GET', `${path}/name/elsewhere.example`)).status).toBe(404);
  });
});

describe('an invitation', () => {
  let client: string;
  beforeEach(async () => {
    client = await made('/clients', { name: 'Fernhill Shop' }, 'client_id');
  });
  const invitation = (more: Doc = {}) => ({
    inviter: { name: 'Ada' },
    invitee: { email: 'zoe@fernhill.example' },
    client_id: client,
    ...more,
  });

  it('needs a login route to lead to', async () => {
    const path = `/organizations/${org}/invitations`;
    const refused = await fernhill.api('POST', path, invitation());
    expect([refused.status, refused.body['message']]).toEqual([400, expect.stringContaining('login route')]);
    const route = { initiate_login_uri: 'https://shop.fernhill.example/login' };
    await fernhill.api('PATCH', `/clients/${client}`, route);
    const { status, body } = await fernhill.api('POST', path, invitation({ ttl_sec: 60 }));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      invitation_url: `https://shop.fernhill.example/login?invitation=${String(body['ticket_id'])}&organization=${org}&organization_name=fernhill-bikes`,
      created_at: '2026-03-02T09:00:00.000Z',
      expires_at: '2026-03-02T09:01:00.000Z',
    });
  });

  it('names a client, a connection and roles that are there', async () => {
    const path = `/organizations/${org}/invitations`;
    const message = async (more: Doc) => (await fernhill.api('POST', path, invitation(more))).body['message'];
    expect(await message({ client_id: 'nobody' })).toBe('The specified client_id does not exist.');
    expect(await message({ connection_id: 'con_nothing' })).toBe('The specified connection does not exist.');
    expect(await message({ roles: ['rol_1', 'rol_2'] })).toBe(
      'One or more of the specified roles do not exist: rol_1, rol_2',
    );
    expect(await message({ ttl_sec: 2592001 })).toContain('ttl_sec');
  });

  it('is mailed, unless the request says otherwise', async () => {
    const route = { initiate_login_uri: 'https://shop.fernhill.example/login' };
    await fernhill.api('PATCH', `/clients/${client}`, route);
    const path = `/organizations/${org}/invitations`;
    const url = await made(path, invitation(), 'invitation_url');
    await made(path, invitation({ send_invitation_email: false }));
    expect(fernhill.tenant.context.state.documents.list('/_outbox')).toMatchObject([
      { to: 'zoe@fernhill.example', kind: 'user_invitation', text: url },
    ]);
  });

  it('is listed with the newest first, and without a total', async () => {
    const route = { initiate_login_uri: 'https://shop.fernhill.example/login' };
    await fernhill.api('PATCH', `/clients/${client}`, route);
    const path = `/organizations/${org}/invitations`;
    await fernhill.api('POST', path, invitation());
    const second = await made(path, invitation({ invitee: { email: 'max@fernhill.example' } }));
    expect(await get(`${path}?include_totals=true&fields=invitee`)).toEqual({
      start: 0,
      limit: 50,
      invitations: [
        { invitee: { email: 'max@fernhill.example' } },
        { invitee: { email: 'zoe@fernhill.example' } },
      ],
    });
    expect((await fernhill.api('DELETE', `${path}/${second}`)).status).toBe(204);
    expect(await get(`${path}?sort=created_at:1`)).toMatchObject([
      { invitee: { email: 'zoe@fernhill.example' } },
    ]);
  });
});
