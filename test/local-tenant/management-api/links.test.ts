import { type OpenTenant, openTenant } from '../../support/open-tenant.ts';

const API = 'https://api.fernhill.example/';

let fernhill: OpenTenant;
let role: string;

beforeEach(async () => {
  fernhill = await openTenant();
  await fernhill.api('POST', '/resource-servers', {
    identifier: API,
    name: 'Fernhill Bookings API',
    scopes: [{ value: 'read:bookings', description: 'See bookings' }, { value: 'cancel:bookings' }],
  });
  role = String((await fernhill.api('POST', '/roles', { name: 'Mechanic' })).body['id']);
});
afterEach(() => fernhill.tenant.close());

const permission = (name: string) => ({ resource_server_identifier: API, permission_name: name });

it('adds a link once, however often it is sent', async () => {
  const body = { permissions: [permission('read:bookings')] };
  expect((await fernhill.api('POST', `/roles/${role}/permissions`, body)).status).toBe(201);
  expect((await fernhill.api('POST', `/roles/${role}/permissions`, body)).status).toBe(201);
  const { body: page } = await fernhill.api('GET', `/roles/${role}/permissions?include_totals=true`);
  expect(page).toMatchObject({
    total: 1,
    permissions: [
      {
        permission_name: 'read:bookings',
        resource_server_name: 'Fernhill Bookings API',
        description: 'See bookings',
      },
    ],
  });
});

it('removes only what the body names', async () => {
  await fernhill.api('POST', `/roles/${role}/permissions`, {
    permissions: [permission('read:bookings'), permission('cancel:bookings')],
  });
  expect(
    (
      await fernhill.api('DELETE', `/roles/${role}/permissions`, {
        permissions: [permission('read:bookings')],
      })
    ).status,
  ).toBe(204);
  const { body } = await fernhill.api('GET', `/roles/${role}/permissions`);
  expect(body).toMatchObject([{ permission_name: 'cancel:bookings' }]);
});

it('is the 404 of the role where the role is not there', async () => {
  const { status, body } = await fernhill.api('GET', '/roles/rol_notthere12345678/permissions');
  expect([status, body['errorCode']]).toEqual([404, 'inexistent_role']);
});

it('goes with the role', async () => {
  await fernhill.api('POST', `/roles/${role}/permissions`, { permissions: [permission('read:bookings')] });
  await fernhill.api('DELETE', `/roles/${role}`);
  expect(fernhill.tenant.context.state.documents.paths(`/roles/${role}`)).toEqual([]);
});
