import { jwtVerify } from 'jose';
import {
  BOOKINGS_API,
  BOOKINGS_APP,
  type FernhillTenant,
  fernhillTenant,
  NORA,
  PASSWORD_REALM,
  STOCK_API,
} from '../../support/fernhill-tenant.ts';

let tenant: FernhillTenant;
beforeAll(async () => {
  tenant = await fernhillTenant();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.close());

const NOW = Date.parse('2026-08-01T09:00:00Z') / 1000;
const USERINFO = 'https://localhost:4400/userinfo';

test('a person gets an ID token and an access token, shaped as Auth0 shapes them', async () => {
  const { status, body } = await tenant.signIn({
    audience: BOOKINGS_API,
    scope: 'openid email read:bookings update:bookings',
  });
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['access_token', 'id_token', 'scope', 'expires_in', 'token_type']);
  expect(body).toMatchObject({ scope: 'openid email read:bookings', expires_in: 7200, token_type: 'Bearer' });
  expect(await tenant.claims(body['access_token'])).toEqual({
    iss: 'https://localhost:4400/',
    sub: 'auth0|nora',
    aud: [BOOKINGS_API, USERINFO],
    iat: NOW,
    exp: NOW + 7200,
    scope: 'openid email read:bookings',
    gty: 'password',
    azp: 'FernhillBookings',
    permissions: ['cancel:bookings', 'create:bookings', 'read:bookings'],
  });
  expect(await tenant.claims(body['id_token'])).toEqual({
    email: 'Nora@example.com',
    email_verified: true,
    iss: 'https://localhost:4400/',
    aud: 'FernhillBookings',
    sub: 'auth0|nora',
    iat: NOW,
    exp: NOW + 1800,
  });
});

test('openid alone brings all claims about the person, and no API scope all that they are permitted', async () => {
  const { body } = await tenant.signIn({ audience: BOOKINGS_API, scope: 'openid' });
  expect(body['scope']).toBe(
    'openid profile email address phone read:bookings create:bookings cancel:bookings',
  );
  expect(await tenant.claims(body['id_token'])).toMatchObject({
    given_name: 'Nora',
    family_name: 'Quist',
    nickname: 'nora',
    name: 'Nora Quist',
    picture: 'https://example.com/nora.png',
    updated_at: '2026-08-01T09:00:00.000Z',
  });
});

test('without openid there is no ID token and the access token is for the API alone', async () => {
  const { body } = await tenant.signIn({ audience: BOOKINGS_API, scope: 'read:bookings' });
  expect(body).not.toHaveProperty('id_token');
  expect(await tenant.claims(body['access_token'])).toMatchObject({ aud: BOOKINGS_API });
});

test("without RBAC the scopes are the API's own, not the person's", async () => {
  const { body } = await tenant.signIn({
    audience: STOCK_API,
    scope: 'openid email order:parts sweep:floor',
  });
  expect(body['scope']).toBe('openid email order:parts');
  expect(await tenant.claims(body['access_token'])).not.toHaveProperty('permissions');
});

test('the password grant takes the default directory, whatever the case of the address', async () => {
  const { body } = await tenant.token({
    grant_type: 'password',
    ...BOOKINGS_APP,
    ...NORA,
    username: 'NORA@Example.com',
    scope: 'openid email',
  });
  expect(await tenant.claims(body['id_token'])).toMatchObject({ sub: 'auth0|nora' });
});

test('a public application signs people in without a secret', async () => {
  const { status, body } = await tenant.token({
    grant_type: PASSWORD_REALM,
    realm: 'fernhill-customers',
    client_id: 'FernhillWorkshop',
    ...NORA,
    scope: 'openid email',
  });
  expect(status).toBe(200);
  expect(await tenant.claims(body['id_token'])).toMatchObject({ aud: 'FernhillWorkshop', exp: NOW + 36_000 });
});

test('an application with HS256 gets ID tokens signed with its secret', async () => {
  tenant.change('/clients', 'FernhillBookings', { jwt_configuration: { alg: 'HS256' } });
  const { body } = await tenant.signIn({ scope: 'openid email' });
  const currentDate = new Date(tenant.clock.now());
  const { payload } = await jwtVerify(String(body['id_token']), Buffer.from(BOOKINGS_APP.client_secret), {
    currentDate,
  });
  expect(payload.sub).toBe('auth0|nora');
});

test('without an audience the access token is opaque, kept as a hash, and good for /userinfo', async () => {
  const { body } = await tenant.signIn({ scope: 'openid email' });
  expect(body['access_token']).toMatch(/^[A-Za-z0-9]{43}$/);
  expect(body['expires_in']).toBe(86_400);
  expect(JSON.stringify(tenant.context.state.documents.list('/_opaque_tokens'))).not.toContain(
    body['access_token'],
  );
  const authorization = `Bearer ${body['access_token']}`;
  const known = await tenant.request('/userinfo', { headers: { authorization } });
  expect(known.body).toEqual({ sub: 'auth0|nora', email: 'Nora@example.com', email_verified: true });
});

test('an access token for an API is good for /userinfo too where it has openid', async () => {
  const { body } = await tenant.signIn({ audience: STOCK_API, scope: 'openid email' });
  const authorization = `Bearer ${body['access_token']}`;
  const known = await tenant.request('/userinfo', { method: 'POST', headers: { authorization } });
  expect(known.body).toMatchObject({ sub: 'auth0|nora', email: 'Nora@example.com' });
});

test("the tenant's default audience is meant where none is named", async () => {
  tenant.change('/tenants/settings', '', { default_audience: STOCK_API });
  const { body } = await tenant.signIn({ scope: 'openid email' });
  expect(await tenant.claims(body['access_token'])).toMatchObject({ aud: [STOCK_API, USERINFO] });
});

test('an API that asks for grants gives an application what its grant holds and it asks for', async () => {
  tenant.change('/resource-servers', 'rs_stock', {
    subject_type_authorization: { user: { policy: 'require_client_grant' } },
  });
  tenant.change('/client-grants', 'cgr_bookings', {
    client_id: 'FernhillBookings',
    audience: STOCK_API,
    subject_type: 'user',
    scope: ['read:parts'],
  });
  const asked = await tenant.signIn({ audience: STOCK_API, scope: 'openid email read:parts order:parts' });
  expect(asked.body['scope']).toBe('openid email read:parts');
  const silent = await tenant.signIn({ audience: STOCK_API, scope: 'openid email' });
  expect(silent.body['scope']).toBe('openid email');
});

test('a login is counted, with its time and address', async () => {
  await tenant.signIn();
  await tenant.signIn();
  expect(tenant.document('/users', 'auth0|nora')).toMatchObject({
    logins_count: 2,
    last_login: '2026-08-01T09:00:00.000Z',
    last_ip: '127.0.0.1',
  });
});
