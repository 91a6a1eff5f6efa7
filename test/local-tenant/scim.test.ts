import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Doc, Json } from '../../src/core/json.ts';
import type { Browser } from '../support/browser.ts';
import { CALLBACK, claimsOf, type SigningIn, signingIn } from '../support/signing-in.ts';

let fernhill: SigningIn;
let connection: Doc;
let token: string;

beforeEach(async () => {
  fernhill = await signingIn();
  connection = await provisioned('fernhill-okta');
  token = await newToken();
});
afterEach(() => fernhill.tenant.close());

/** A connection whose directory may provision users. */
async function provisioned(name: string, configuration: Doc = {}): Promise<Doc> {
  const { body } = await fernhill.api('POST', '/connections', {
    name,
    strategy: 'okta',
    enabled_clients: [String(fernhill.client['client_id'])],
    options: { client_id: 'at-the-directory', client_secret: 'a-secret', domain: 'fernhill.okta.example' },
  });
  const { status } = await fernhill.api(
    'POST',
    `/connections/${String(body['id'])}/scim-configuration`,
    configuration,
  );
  expect(status).toBe(201);
  return body;
}

async function newToken(more: Doc = {}, of = connection): Promise<string> {
  const path = `/connections/${String(of['id'])}/scim-configuration/tokens`;
  const { body, status } = await fernhill.api('POST', path, more);
  expect(status).toBe(201);
  return String(body['token']);
}

async function scim(
  method: string,
  path = '',
  body?: Json,
  sent = token,
  kind: 'Users' | 'Groups' = 'Users',
): Promise<{ status: number; body: Doc }> {
  const url = `https://localhost:4400/scim/v2/connections/${String(connection['id'])}/${kind}${path}`;
  const response = await fernhill.tenant.app.request(url, {
    method,
    headers: { authorization: `Bearer ${sent}`, 'content-type': 'application/scim+json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Doc };
}

const LENA = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  externalId: 'okta-1',
  userName: 'lena',
  name: { givenName: 'Lena', familyName: 'Hart' },
  displayName: 'Lena Hart',
  emails: [{ value: 'lena@fernhill.example', type: 'work', primary: true }],
  active: true,
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'Bookings' },
};
const ID = 'okta|fernhill-okta|okta-1';
const at = (id = ID) => `/${encodeURIComponent(id)}`;
const user = async () => (await fernhill.api('GET', `/users/${encodeURIComponent(ID)}`)).body;

it('makes a user of the connection, with the attributes that its mapping names', async () => {
  const { status, body } = await scim('POST', '', LENA);
  expect([status, body]).toMatchObject([
    201,
    {
      ...LENA,
      schemas: [...LENA.schemas, 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
      emails: [{ value: 'lena@fernhill.example', primary: true }],
      id: ID,
      meta: { resourceType: 'User', location: expect.stringContaining(`/Users/${encodeURIComponent(ID)}`) },
    },
  ]);
  expect(await user()).toMatchObject({
    user_id: ID,
    email: 'lena@fernhill.example',
    preferred_username: 'lena',
    given_name: 'Lena',
    app_metadata: { external_id: 'okta-1', department: 'Bookings' },
    blocked: false,
    identities: [{ connection: 'fernhill-okta', provider: 'okta', user_id: 'fernhill-okta|okta-1' }],
  });
  expect((await fernhill.api('GET', '/logs?q=type:sscim')).body[0]).toMatchObject({
    user_id: ID,
    connection: 'fernhill-okta',
    details: { request: { method: 'POST' } },
  });
  expect(await scim('GET', at())).toEqual({ status: 200, body });
  expect(await scim('POST', '', LENA)).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } });
});

it.each<[filter: string, found: readonly string[]]>([
  ['userName eq "LENA"', ['okta-1']],
  ['externalId eq "okta-2"', ['okta-2']],
  ['emails.value eq "sam@fernhill.example"', ['okta-2']],
  ['userName eq "lena" or userName eq "sam"', ['okta-1', 'okta-2']],
  ['userName eq "lena" and active eq true', ['okta-1']],
  ['userName eq "lena" and active eq false', []],
  ['displayName eq "one and \\"another\\" or none"', ['okta-2']],
  ['(userName eq "sam" or userName eq "lena") and name.givenName eq "Lena"', ['okta-1']],
  ['emails[type eq "work"].value eq "nobody@fernhill.example"', []],
  ['name.familyName eq "Hart"', ['okta-1']],
])('finds by %s', async (filter, found) => {
  const sam = {
    ...LENA,
    externalId: 'okta-2',
    userName: 'sam',
    name: {},
    displayName: 'one and "another" or none',
    emails: [{ value: 'sam@fernhill.example', primary: true }],
  };
  for (const one of [LENA, sam]) expect((await scim('POST', '', one)).status).toBe(201);
  const { body } = await scim('GET', `?filter=${encodeURIComponent(filter)}`);
  expect((body['Resources'] as Doc[]).map((one) => one['externalId'])).toEqual(found);
  expect(body['totalResults']).toBe(found.length);
});

it('shows a page of users, and only those of the connection', async () => {
  for (const n of [1, 2, 3]) await scim('POST', '', { ...LENA, externalId: `okta-${n}`, userName: `u${n}` });
  const { body } = await scim('GET', '?startIndex=2&count=1');
  expect(body).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
  const other = await fernhill.api('GET', '/users');
  const [database] = (other.body as unknown as Doc[]).filter(({ user_id: id }) =>
    String(id).startsWith('auth0|'),
  );
  expect(database).toBeDefined();
  expect((await scim('GET', at(String(database?.['user_id'])))).status).toBe(404);
  expect((await scim('DELETE', at(String(database?.['user_id'])))).status).toBe(404);
});

it('replaces a user: what is not sent is gone, and what SCIM does not map stays', async () => {
  await scim('POST', '', LENA);
  await fernhill.api('PATCH', `/users/${encodeURIComponent(ID)}`, { app_metadata: { plan: 'gold' } });
  const { name: _, ...rest } = LENA;
  const { status } = await scim('PUT', at(), { ...rest, displayName: 'L. Hart' });
  expect(status).toBe(200);
  const after = await user();
  expect(after).toMatchObject({ name: 'L. Hart', app_metadata: { plan: 'gold', department: 'Bookings' } });
  expect(after['given_name']).toBeUndefined();
});

it.each<[what: string, operations: readonly Doc[], expected: Doc]>([
  ['a path', [{ op: 'replace', path: 'displayName', value: 'Lena H.' }], { name: 'Lena H.' }],
  [
    'an object without a path',
    [{ op: 'Replace', value: { userName: 'lena.h' } }],
    { preferred_username: 'lena.h' },
  ],
  [
    'a filtered path',
    [{ op: 'add', path: 'emails[primary eq true].value', value: 'new@fernhill.example' }],
    { email: 'new@fernhill.example' },
  ],
  ['text for a boolean', [{ op: 'replace', path: 'active', value: 'False' }], { blocked: true }],
  [
    'a path of the extension',
    [
      {
        op: 'Add',
        path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
        value: 'Front desk',
      },
    ],
    { app_metadata: { department: 'Front desk', external_id: 'okta-1' } },
  ],
])('changes what an operation names: %s', async (_, operations, expected) => {
  await scim('POST', '', LENA);
  expect((await scim('PATCH', at(), { Operations: [...operations] })).status).toBe(200);
  expect(await user()).toMatchObject({ name: 'Lena Hart', ...expected });
});

it('takes an attribute away', async () => {
  await scim('POST', '', LENA);
  await scim('PATCH', at(), { Operations: [{ op: 'remove', path: 'name.givenName' }] });
  const after = await user();
  expect([after['given_name'], after['family_name']]).toEqual([undefined, 'Hart']);
});

it('removes a user for good', async () => {
  await scim('POST', '', LENA);
  expect((await scim('DELETE', at())).status).toBe(204);
  expect((await scim('GET', at())).status).toBe(404);
  expect((await fernhill.api('GET', `/users/${encodeURIComponent(ID)}`)).status).toBe(404);
});

const through = (browser: Browser) => browser.open(fernhill.authorize({ connection: 'fernhill-okta' }));

it('an inactive user is signed out, and cannot sign in until they are active again', async () => {
  await scim('POST', '', LENA);
  const browser = fernhill.browser();
  const done = await browser.submit(await through(browser), {}, 'Lena Hart (lena@fernhill.example)');
  const code = done.url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  expect(claimsOf(body['id_token'])['sub']).toBe(ID);
  const sessions = async () =>
    (await fernhill.api('GET', `/users/${encodeURIComponent(ID)}/sessions`)).body['sessions'];
  expect(await sessions()).toHaveLength(1);

  await scim('PATCH', at(), { Operations: [{ op: 'replace', path: 'active', value: false }] });
  expect(await sessions()).toEqual([]);
  const silent = await browser.open(fernhill.authorize({ prompt: 'none' }));
  expect(silent.url.searchParams.get('error')).toBe('login_required');
  const refused = await browser.submit(await through(browser), {}, 'Lena Hart (lena@fernhill.example)');
  expect([refused.url.searchParams.get('error'), refused.url.searchParams.get('error_description')]).toEqual([
    'unauthorized',
    'user is blocked',
  ]);

  await scim('PATCH', at(), { Operations: [{ op: 'replace', path: 'active', value: true }] });
  const back = await browser.submit(await through(browser), {}, 'Lena Hart (lena@fernhill.example)');
  expect(back.url.searchParams.get('code')).toBeTruthy();
});

it('tells the applications of whoever becomes inactive, and ends their refresh tokens', async () => {
  const told: string[] = [];
  const application = createServer(async (request, response) => {
    for await (const chunk of request) told.push(String(chunk));
    response.end();
  });
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve));
  const { port } = application.address() as AddressInfo;
  const client = `/clients/${String(fernhill.client['client_id'])}`;
  const urls = [`http://127.0.0.1:${port}/logout`];
  await fernhill.api('PATCH', client, { oidc_logout: { backchannel_logout_urls: urls } });
  await scim('POST', '', LENA);
  const browser = fernhill.browser();
  const page = await browser.open(
    fernhill.authorize({ connection: 'fernhill-okta', scope: 'openid offline_access' }),
  );
  const done = await browser.submit(page, {}, 'Lena Hart (lena@fernhill.example)');
  const code = done.url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  const refresh = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) };
  const { body: renewed, status } = await fernhill.token(refresh);
  expect(status).toBe(200);

  await scim('PUT', at(), { ...LENA, active: false });
  await fernhill.tenant.settled();
  application.close();
  expect(told).toEqual([expect.stringContaining('logout_token=')]);
  const last = { ...refresh, refresh_token: String(renewed['refresh_token'] ?? refresh.refresh_token) };
  expect((await fernhill.token(last)).body['error']).toBe('invalid_grant');
});

it('the attribute that a configuration names is the account', async () => {
  connection = await provisioned('by-name', {
    user_id_attribute: 'userName',
    mapping: [{ scim: 'userName', auth0: 'username' }],
  });
  token = await newToken();
  expect((await scim('POST', '', LENA)).body['id']).toBe('okta|by-name|lena');
});

describe('groups', () => {
  const groups = (method: string, path = '', body?: Json, sent = token) =>
    scim(method, path, body, sent, 'Groups');
  const DESK = { displayName: 'Front desk', externalId: 'desk', members: [{ value: ID }] };
  let id: string;
  const members = async () =>
    ((await fernhill.api('GET', `/groups/${id}/members`)).body['members'] as Doc[]).map((one) => one['id']);
  const SAM = 'okta|fernhill-okta|okta-2';
  const patch = (...operations: Doc[]) => groups('PATCH', `/${id}`, { Operations: operations });

  beforeEach(async () => {
    for (const n of [1, 2]) await scim('POST', '', { ...LENA, externalId: `okta-${n}`, userName: `u${n}` });
    const { status, body } = await groups('POST', '', DESK);
    expect([status, body]).toMatchObject([201, { ...DESK, meta: { resourceType: 'Group' } }]);
    id = String(body['id']);
  });

  it('are the tenant’s groups, and their roles are those of whoever is in them', async () => {
    expect((await fernhill.api('GET', `/groups/${id}`)).body).toMatchObject({
      name: 'Front desk',
      external_id: 'desk',
      connection_id: connection['id'],
    });
    const role = (await fernhill.api('POST', '/roles', { name: 'desk' })).body['id'] ?? '';
    await fernhill.api('POST', `/groups/${id}/roles`, { roles: [role] });
    const { body } = await fernhill.api('GET', `/users/${encodeURIComponent(ID)}/groups`);
    expect(body).toMatchObject([{ id }]);
    const effective = `/users/${encodeURIComponent(ID)}/effective-roles`;
    expect(JSON.stringify((await fernhill.api('GET', effective)).body)).toContain(String(role));
  });

  it('are found by name, and shown without their members where that is asked for', async () => {
    await groups('POST', '', { displayName: 'Kitchen' });
    const filter = encodeURIComponent('displayName eq "front desk"');
    const { body } = await groups('GET', `?filter=${filter}&excludedAttributes=members`);
    expect(body['Resources']).toMatchObject([{ id, displayName: 'Front desk' }]);
    expect(JSON.stringify(body)).not.toContain('"members"');
    expect((await groups('GET', `/${id}`)).body['members']).toMatchObject([{ value: ID }]);
  });

  it('change as Okta and Entra ID ask for it', async () => {
    await patch({ op: 'add', path: 'members', value: [{ value: SAM }] });
    expect(await members()).toEqual([ID, SAM]);
    await patch({ op: 'remove', path: `members[value eq "${ID}"]` });
    expect(await members()).toEqual([SAM]);
    await patch({ op: 'Add', path: 'members', value: [{ value: ID }] });
    await patch({ op: 'Remove', path: 'members', value: [{ value: SAM }] });
    expect(await members()).toEqual([ID]);
    expect((await patch({ op: 'replace', value: { id, displayName: 'Desk' } })).body['displayName']).toBe(
      'Desk',
    );
    expect(await members()).toEqual([ID]);
    await groups('PUT', `/${id}`, { displayName: 'Desk', members: [{ value: SAM }] });
    expect(await members()).toEqual([SAM]);
    expect((await fernhill.api('GET', `/groups/${id}`)).body['external_id']).toBeUndefined();
    await patch({ op: 'remove', path: 'members' });
    expect(await members()).toEqual([]);
  });

  it('are removed with their members, and a user who is removed leaves them', async () => {
    await scim('DELETE', at());
    expect(await members()).toEqual([]);
    expect((await groups('DELETE', `/${id}`)).status).toBe(204);
    expect((await groups('GET', `/${id}`)).status).toBe(404);
    expect((await fernhill.api('GET', `/groups/${id}`)).status).toBe(404);
  });

  it.each<[what: string, status: number, body: Json]>([
    ['a name that is taken', 409, { displayName: 'Front desk' }],
    ['no name', 400, {}],
    ['a stranger as a member', 400, { displayName: 'Other', members: [{ value: 'auth0|stranger' }] }],
    ['members that are no list', 400, { displayName: 'Other', members: 'all' }],
  ])('refuse %s, and nothing is made', async (_, status, body) => {
    expect((await groups('POST', '', body)).status).toBe(status);
    expect((await groups('GET')).body['totalResults']).toBe(1);
  });

  it('refuse a token that has only scopes for users', async () => {
    const reader = await newToken({ scopes: ['get:users'] });
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['GET', `/${id}`, undefined],
      ['POST', '', DESK],
      ['PUT', `/${id}`, DESK],
      ['PATCH', `/${id}`, DESK],
      ['DELETE', `/${id}`, undefined],
    ] as const)
      expect((await groups(method, path, body, reader)).status).toBe(403);
  });
});

describe('refuses', () => {
  it('a token that is unknown, has expired, or is another connection’s', async () => {
    for (const sent of ['', 'tok_unknown.secret', `${token}x`])
      expect((await scim('GET', '', undefined, sent)).status).toBe(401);
    const short = await newToken({ token_lifetime: 900 });
    expect((await scim('GET', '', undefined, short)).status).toBe(200);
    fernhill.clock.advance(900_000);
    expect((await scim('GET', '', undefined, short)).status).toBe(401);
    const own = connection;
    connection = await provisioned('another');
    expect((await scim('GET')).status).toBe(401);
    connection = own;
    expect((await scim('GET')).status).toBe(200);
  });

  it('a request that the scopes of its token leave out', async () => {
    const reader = await newToken({ scopes: ['get:users'] });
    expect((await scim('GET', '', undefined, reader)).status).toBe(200);
    for (const [method, path] of [
      ['POST', ''],
      ['PUT', at()],
      ['PATCH', at()],
      ['DELETE', at()],
    ] as const)
      expect((await scim(method, path, method === 'DELETE' ? undefined : LENA, reader)).status).toBe(403);
    expect((await fernhill.api('GET', `/users/${encodeURIComponent(ID)}`)).status).toBe(404);
  });

  it.each<[what: string, method: string, path: string, body: Json | undefined, type: string]>([
    ['no JSON', 'POST', '', '{', 'invalidSyntax'],
    ['a user without the account', 'POST', '', { userName: 'lena' }, 'invalidValue'],
    ['a filter that it cannot read', 'GET', '?filter=userName%20co%20%22l%22', undefined, 'invalidFilter'],
    ['no operations', 'PATCH', at(), {}, 'invalidSyntax'],
    [
      'an unknown operation',
      'PATCH',
      at(),
      { Operations: [{ op: 'move', path: 'userName' }] },
      'invalidSyntax',
    ],
    ['a removal of nothing', 'PATCH', at(), { Operations: [{ op: 'remove' }] }, 'noTarget'],
  ])('%s', async (_, method, path, body, type) => {
    await scim('POST', '', LENA);
    const before = await user();
    const { status, body: answer } = await scim(method, path, body);
    expect([status, answer['scimType'], answer['schemas']]).toEqual([
      400,
      type,
      ['urn:ietf:params:scim:api:messages:2.0:Error'],
    ]);
    expect(await user()).toEqual(before);
  });
});
