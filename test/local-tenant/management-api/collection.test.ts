import { type OpenTenant, openTenant } from '../../support/open-tenant.ts';

let fernhill: OpenTenant;

beforeEach(async () => {
  fernhill = await openTenant();
});
afterEach(() => fernhill.tenant.close());

async function makeRoles(...names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push(String((await fernhill.api('POST', '/roles', { name })).body['id']));
  return ids;
}

describe('a collection', () => {
  it('creates, reads, updates and deletes with the statuses that were recorded for roles', async () => {
    const created = await fernhill.api('POST', '/roles', { name: 'Mechanic', description: 'Repairs.' });
    expect(created).toMatchObject({ status: 200, body: { name: 'Mechanic', description: 'Repairs.' } });
    const id = String(created.body['id']);
    expect(id).toMatch(/^rol_[A-Za-z0-9]{16}$/);

    const updated = await fernhill.api('PATCH', `/roles/${id}`, { description: 'Repairs bicycles.' });
    expect(updated).toMatchObject({
      status: 200,
      body: { id, name: 'Mechanic', description: 'Repairs bicycles.' },
    });
    expect((await fernhill.api('GET', `/roles/${id}`)).body).toEqual(updated.body);

    expect((await fernhill.api('DELETE', `/roles/${id}`)).status).toBe(200);
    expect(await fernhill.api('GET', `/roles/${id}`)).toMatchObject({
      status: 404,
      body: { statusCode: 404, error: 'Not Found' },
    });
  });

  it('refuses a second one where Auth0 insists on uniqueness, and takes it where it does not', async () => {
    await makeRoles('Mechanic');
    expect(await fernhill.api('POST', '/roles', { name: 'Mechanic' })).toMatchObject({
      status: 409,
      body: { error: 'Conflict' },
    });
    expect((await fernhill.api('POST', '/clients', { name: 'Fernhill Bookings' })).status).toBe(201);
    expect((await fernhill.api('POST', '/clients', { name: 'Fernhill Bookings' })).status).toBe(201);
  });

  it('refuses an immutable field in an update', async () => {
    const { body } = await fernhill.api('POST', '/resource-servers', {
      identifier: 'https://api.fernhill.example/',
      name: 'Bookings',
    });
    const refused = await fernhill.api('PATCH', `/resource-servers/${body['id']}`, {
      identifier: 'https://other.example/',
    });
    expect(refused).toMatchObject({ status: 400, body: { errorCode: 'invalid_body' } });
  });
});

describe('a page of a collection', () => {
  it('is a bare array, or comes with totals when asked', async () => {
    await makeRoles('Customer', 'Mechanic', 'Workshop Manager');
    const bare = await fernhill.api('GET', '/roles?page=1&per_page=2');
    expect(bare.body).toMatchObject([{ name: 'Workshop Manager' }]);
    const totals = await fernhill.api('GET', '/roles?page=0&per_page=2&include_totals=true');
    expect(totals.body).toMatchObject({
      start: 0,
      limit: 2,
      total: 3,
      roles: [{ name: 'Customer' }, { name: 'Mechanic' }],
    });
  });

  it('goes on from a checkpoint to the last document', async () => {
    for (const name of ['a', 'b', 'c'])
      await fernhill.api('POST', '/organizations', { name: `couriers-${name}` });
    const first = await fernhill.api('GET', '/organizations?take=2');
    expect(first.body['organizations']).toHaveLength(2);
    const second = await fernhill.api('GET', `/organizations?take=2&from=${first.body['next']}`);
    expect(second.body).toMatchObject({ organizations: [{ name: 'couriers-c' }] });
    expect(second.body['next']).toBeUndefined();
  });

  it.each([
    ['/roles?per_page=101', 'per_page'],
    ['/roles?page=first', 'page'],
    ['/organizations?take=2&from=%21', 'from'],
  ])('is refused for %s', async (path, property) => {
    const { status, body } = await fernhill.api('GET', path);
    expect([status, body['errorCode']]).toEqual([400, 'invalid_query_string']);
    expect(body['message']).toContain(`on property ${property}`);
  });

  it('has only the fields that are asked for', async () => {
    await makeRoles('Mechanic');
    const only = await fernhill.api('GET', '/roles?fields=name&include_fields=true');
    expect(only.body).toEqual([{ name: 'Mechanic' }]);
    const without = await fernhill.api('GET', '/roles?fields=id&include_fields=false');
    expect(without.body[0]).not.toHaveProperty('id');
  });
});

describe('a body that does not fit', () => {
  it.each([
    [
      { name: 'Mechanic', colour: 'green' },
      "Payload validation error: 'Additional properties not allowed: colour'.",
    ],
    [{}, "Payload validation error: 'Missing required property: name'."],
    [
      { name: 7 },
      "Payload validation error: 'Expected type string but found type integer' on property name.",
    ],
    [{ name: 'Mechanic', id: 'rol_1' }, "Payload validation error: 'Additional properties not allowed: id'."],
  ])('%j is a 400 in the words of Auth0', async (body, message) => {
    const refused = await fernhill.api('POST', '/roles', body);
    expect(refused).toEqual({
      status: 400,
      body: { statusCode: 400, error: 'Bad Request', message, errorCode: 'invalid_body' },
    });
  });

  it('names an enum and the place within an object', async () => {
    const { body } = await fernhill.api('POST', '/clients', { name: 'Board', app_type: 'desktop' });
    expect(body['message']).toBe(
      `Payload validation error: 'No enum match for: "desktop"' on property app_type.`,
    );
    const nested = await fernhill.api('POST', '/clients', {
      name: 'Board',
      jwt_configuration: { alg: 'none' },
    });
    expect(nested.body['message']).toContain('on property jwt_configuration.alg');
  });

  it('is refused when it is no JSON', async () => {
    const response = await fernhill.tenant.app.request('/api/v2/roles', {
      method: 'POST',
      headers: { authorization: `Bearer ${await fernhill.token()}`, 'content-type': 'application/json' },
      body: '{"name": ',
    });
    expect(response.status).toBe(400);
  });
});

describe('an update', () => {
  it('replaces the options of a connection whole', async () => {
    const { body } = await fernhill.api('POST', '/connections', {
      name: 'github',
      strategy: 'github',
      options: { client_id: 'one', client_secret: 'two', profile: true },
    });
    const { body: after } = await fernhill.api('PATCH', `/connections/${body['id']}`, {
      options: { client_id: 'three' },
    });
    expect(after['options']).toMatchObject({ client_id: 'three' });
    expect(after['options']).not.toHaveProperty('client_secret');
  });

  it('merges metadata key by key, and null takes a key away', async () => {
    const { body } = await fernhill.api('POST', '/clients', {
      name: 'Board',
      client_metadata: { team: 'workshop', tier: '1' },
    });
    const { body: after } = await fernhill.api('PATCH', `/clients/${body['client_id']}`, {
      client_metadata: { tier: null, city: 'Fern' },
    });
    expect(after['client_metadata']).toEqual({ team: 'workshop', city: 'Fern' });
  });
});

it('shows nobody the value of an Action’s secret', async () => {
  const { body } = await fernhill.api('POST', '/actions/actions', {
    name: 'announce-sign-up',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code: 'exports.onExecutePostLogin = async () => {};',
    secrets: [{ name: 'BACKEND_SECRET', value: 'only-for-the-backend' }],
  });
  const { body: read } = await fernhill.api('GET', `/actions/actions/${body['id']}`);
  expect(read['secrets']).toMatchObject([{ name: 'BACKEND_SECRET' }]);
  expect(JSON.stringify([body, read])).not.toContain('only-for-the-backend');
});
