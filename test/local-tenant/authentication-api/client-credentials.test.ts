import { jwtVerify } from 'jose';
import {
  BOOKINGS_API,
  type FernhillTenant,
  fernhillTenant,
  STOCK_API,
  WORKER,
} from '../../support/fernhill-tenant.ts';

let tenant: FernhillTenant;
beforeAll(async () => {
  tenant = await fernhillTenant();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.close());

const NOW = Date.parse('2026-08-01T09:00:00Z') / 1000;

test('a machine gets a token with everything that it was granted, shaped as Auth0 shapes it', async () => {
  const { status, body, headers } = await tenant.machine();
  expect(status).toBe(200);
  expect(body).toEqual({
    access_token: expect.any(String),
    scope: 'read:bookings send:reminders',
    expires_in: 7200,
    token_type: 'Bearer',
  });
  expect(await tenant.claims(body['access_token'])).toEqual({
    iss: 'https://localhost:4400/',
    sub: 'FernhillReminderWorker@clients',
    aud: BOOKINGS_API,
    iat: NOW,
    exp: NOW + 7200,
    scope: 'read:bookings send:reminders',
    gty: 'client-credentials',
    azp: 'FernhillReminderWorker',
    permissions: ['read:bookings', 'send:reminders'],
  });
  const { kid } = tenant.context.keys.current;
  expect(tenant.header(body['access_token'])).toEqual({ alg: 'RS256', typ: 'JWT', kid });
  expect(headers.get('cache-control')).toBe('no-store');
});

test('a machine can ask for less than it was granted', async () => {
  const { body } = await tenant.machine({ scope: 'send:reminders' });
  expect(await tenant.claims(body['access_token'])).toMatchObject({
    scope: 'send:reminders',
    permissions: ['send:reminders'],
  });
});

test('a grant of all scopes follows the API', async () => {
  tenant.change('/client-grants', 'cgr_worker', { audience: STOCK_API, allow_all_scopes: true, scope: [] });
  expect((await tenant.machine({ audience: STOCK_API })).body['scope']).toBe('read:parts order:parts');
});

test('a grant for users is none for the machine itself', async () => {
  tenant.change('/client-grants', 'cgr_worker', { subject_type: 'user' });
  expect((await tenant.machine()).status).toBe(403);
});

test('without an audience the tenant has a default for, that one is meant', async () => {
  tenant.change('/tenants/settings', '', { default_audience: BOOKINGS_API });
  const { body } = await tenant.machine({ audience: undefined });
  expect(await tenant.claims(body['access_token'])).toMatchObject({ aud: BOOKINGS_API });
});

test('credentials are taken from a form as well as from JSON', async () => {
  tenant.change('/clients', WORKER.client_id, { token_endpoint_auth_method: 'client_secret_post' });
  const form = new URLSearchParams({ grant_type: 'client_credentials', audience: BOOKINGS_API, ...WORKER });
  expect((await tenant.request('/oauth/token', { method: 'POST', body: form })).status).toBe(200);
});

test('an API with the RFC 9068 profile gets tokens of that profile', async () => {
  tenant.change('/resource-servers', 'rs_bookings', { token_dialect: 'rfc9068_profile_authz' });
  const { body } = await tenant.machine();
  expect(tenant.header(body['access_token'])).toMatchObject({ typ: 'at+jwt' });
  const claims = await tenant.claims(body['access_token']);
  expect(claims).toMatchObject({
    client_id: 'FernhillReminderWorker',
    jti: expect.any(String),
    permissions: expect.any(Array),
  });
  expect(claims).not.toHaveProperty('azp');
  expect(claims).not.toHaveProperty('gty');
});

test('an API that signs with HS256 gets tokens signed with its own secret', async () => {
  const secret = 'a-secret-that-the-bookings-api-shares';
  tenant.change('/resource-servers', 'rs_bookings', { signing_alg: 'HS256', signing_secret: secret });
  const { body } = await tenant.machine();
  const currentDate = new Date(tenant.clock.now());
  const { payload, protectedHeader } = await jwtVerify(String(body['access_token']), Buffer.from(secret), {
    currentDate,
  });
  expect(payload).toMatchObject({ azp: 'FernhillReminderWorker' });
  expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
});

test('an API without RBAC has no permissions in its tokens', async () => {
  tenant.change('/resource-servers', 'rs_bookings', { enforce_policies: false });
  const { body } = await tenant.machine();
  expect(await tenant.claims(body['access_token'])).not.toHaveProperty('permissions');
});

test('credentials-exchange Actions see the request and add claims', async () => {
  const seen = `api.accessToken.setCustomClaim('https://fernhill.example/seen', {
    client: event.client, api: event.resource_server, tenant: event.tenant, secret: event.secrets.NETWORK,
    transaction: event.transaction, scope: event.accessToken.scope, ip: event.request.ip, body: event.request.body });`;
  tenant.bind('credentials-exchange', [
    { name: 'Limit machines', code: seen, secrets: { NETWORK: '10.0.0.0/8' } },
  ]);
  const { body } = await tenant.machine({ scope: 'read:bookings', client_secret: 'not for Actions' });
  const claims = await tenant.claims(body['access_token']);
  expect(claims['https://fernhill.example/seen']).toEqual({
    client: { client_id: 'FernhillReminderWorker', name: 'Fernhill Reminder Worker', metadata: {} },
    api: { identifier: BOOKINGS_API },
    tenant: { id: 'localhost' },
    secret: '10.0.0.0/8',
    transaction: { requested_scopes: ['read:bookings'], target_scopes: ['read:bookings'] },
    scope: ['read:bookings'],
    ip: '127.0.0.1',
    body: { grant_type: 'client_credentials', audience: BOOKINGS_API, scope: 'read:bookings' },
  });
});

test('scopes that an Action adds are left out of the token unless they were granted', async () => {
  const code = `api.transaction.setTargetScopes(['send:reminders', 'read:reports'])`;
  tenant.bind('credentials-exchange', [{ name: 'Narrow', code }]);
  expect((await tenant.machine()).body['scope']).toBe('send:reminders');
});
