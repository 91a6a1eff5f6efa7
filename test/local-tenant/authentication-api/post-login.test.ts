import { signIn } from '../../../src/local-tenant/authentication-api/sign-in/sign-in.ts';
import {
  BOOKINGS_API,
  type FernhillTenant,
  fernhillTenant,
  STOCK_API,
} from '../../support/fernhill-tenant.ts';

let tenant: FernhillTenant;
beforeAll(async () => {
  tenant = await fernhillTenant();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.close());

const user = () => tenant.document('/users', 'auth0|nora');

test('post-login Actions see the login as Auth0 describes it', async () => {
  tenant.bind('post-login', [
    {
      name: 'Tell',
      code: "api.idToken.setCustomClaim('https://fernhill.example/event', event)",
      secrets: { KEY: 'hidden' },
    },
  ]);
  const { body } = await tenant.signIn(
    { audience: BOOKINGS_API, scope: 'openid email' },
    { 'user-agent': 'Fernhill/1' },
  );
  const claims = await tenant.claims(body['id_token']);
  expect(claims['https://fernhill.example/event']).toEqual({
    authentication: { methods: [{ name: 'pwd', timestamp: '2026-08-01T09:00:00.000Z' }] },
    authorization: { roles: ['Customer'] },
    client: { client_id: 'FernhillBookings', name: 'Fernhill Bookings', metadata: { team: 'web' } },
    connection: { id: 'con_customers', name: 'fernhill-customers', strategy: 'auth0', metadata: {} },
    request: {
      geoip: {},
      hostname: 'localhost',
      ip: '127.0.0.1',
      method: 'POST',
      query: {},
      user_agent: 'Fernhill/1',
      body: {
        grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
        realm: 'fernhill-customers',
        client_id: 'FernhillBookings',
        username: 'nora@example.com',
        audience: BOOKINGS_API,
        scope: 'openid email',
      },
    },
    resource_server: { identifier: BOOKINGS_API },
    secrets: { KEY: 'hidden' },
    stats: { logins_count: 1 },
    tenant: { id: 'localhost' },
    transaction: {
      acr_values: [],
      locale: 'en',
      metadata: {},
      protocol: 'oauth2-password',
      requested_scopes: ['openid', 'email'],
      ui_locales: [],
    },
    user: {
      app_metadata: { plan: 'fleet' },
      created_at: '2026-01-05T08:00:00.000Z',
      email: 'Nora@example.com',
      email_verified: true,
      enrolledFactors: [],
      family_name: 'Quist',
      given_name: 'Nora',
      identities: [{ connection: 'fernhill-customers', user_id: 'nora', provider: 'auth0', isSocial: false }],
      name: 'Nora Quist',
      nickname: 'nora',
      picture: 'https://example.com/nora.png',
      updated_at: '2026-08-01T09:00:00.000Z',
      user_id: 'auth0|nora',
      user_metadata: { newsletter: true },
    },
  });
});

test('claims and scopes that Actions set are in the tokens', async () => {
  tenant.bind('post-login', [
    {
      name: 'Roles',
      code: "api.accessToken.setCustomClaim('https://fernhill.example/roles', event.authorization.roles)",
    },
    {
      name: 'Scopes',
      code: "api.accessToken.addScope('read:reports'); api.accessToken.removeScope('read:bookings')",
    },
  ]);
  const { body } = await tenant.signIn({ audience: BOOKINGS_API, scope: 'read:bookings create:bookings' });
  expect(body['scope']).toBe('create:bookings read:reports');
  expect(await tenant.claims(body['access_token'])).toMatchObject({
    'https://fernhill.example/roles': ['Customer'],
    scope: 'create:bookings read:reports',
  });
});

test('what Actions cannot set, the tenant sets', async () => {
  tenant.bind('post-login', [
    { name: 'Pretend', code: "api.accessToken.setCustomClaim('sub', 'auth0|somebody')" },
  ]);
  const { body } = await tenant.signIn({ audience: STOCK_API, scope: 'read:parts' });
  expect(await tenant.claims(body['access_token'])).toMatchObject({ sub: 'auth0|nora' });
});

test('metadata that Actions set is written once they are through', async () => {
  tenant.bind('post-login', [
    {
      name: 'Remember',
      code: "api.user.setAppMetadata('welcomed', true); api.user.setUserMetadata('newsletter', null);",
    },
  ]);
  await tenant.signIn();
  expect(user()).toMatchObject({ app_metadata: { plan: 'fleet', welcomed: true }, user_metadata: {} });
});

test('a denial refuses the login with its reason, and keeps the metadata', async () => {
  tenant.bind('post-login', [
    {
      name: 'Refuse',
      code: "api.user.setAppMetadata('refused', true); api.access.deny('Please verify your e-mail address.');",
    },
    { name: 'Never runs', code: "throw new Error('reached')" },
  ]);
  const { status, body } = await tenant.signIn();
  expect(status).toBe(403);
  expect(body).toEqual({ error: 'access_denied', error_description: 'Please verify your e-mail address.' });
  expect(user()).toMatchObject({ app_metadata: { refused: true } });
});

test('a throw fails the login and discards what was set', async () => {
  tenant.bind('post-login', [
    {
      name: 'Break',
      code: "api.user.setAppMetadata('seen', true); throw new Error('no connection to the stock list');",
    },
  ]);
  const { status, body } = await tenant.signIn();
  expect(status).toBe(500);
  expect(body).toEqual({
    error: 'server_error',
    error_description: 'The Action "Break" failed: no connection to the stock list',
  });
  expect(user()).toMatchObject({ app_metadata: { plan: 'fleet' } });
});

test('an Action that asks for a second factor is answered as Auth0 answers it', async () => {
  tenant.bind('post-login', [
    { name: 'Challenge', code: "api.authentication.challengeWith({ type: 'otp' })" },
  ]);
  const { status, body } = await tenant.signIn();
  expect([status, body['error']]).toEqual([403, 'mfa_required']);
});

test('an Action that redirects is refused: nobody is there to follow', async () => {
  tenant.bind('post-login', [
    { name: 'Ask', code: "api.redirect.sendUserTo('https://fernhill.example/terms')" },
  ]);
  const { status, body } = await tenant.signIn();
  expect([status, body['error']]).toEqual([403, 'interaction_required']);
  expect(body['error_description']).toContain('api.redirect.sendUserTo');
});

test('an Action that was never deployed does not run, nor does a binding whose Action is gone', async () => {
  tenant.change('/actions/actions', 'draft', { id: 'draft', name: 'Draft', code: 'throw new Error("ran")' });
  const items = [{ action: { id: 'draft' } }, { action: { id: 'gone' } }];
  tenant.change('/actions/triggers/post-login/bindings', '', { items });
  expect((await tenant.signIn()).status).toBe(200);
});

test('signIn tells other flows what the Actions did, and returns refusals', async () => {
  tenant.bind('post-login', [
    { name: 'Refuse', code: "console.log('refused'); api.access.deny('Closed today.')" },
  ]);
  const request = { ip: '203.0.113.9', method: 'GET', hostname: 'localhost', query: {}, body: {} };
  const result = await signIn(tenant.context, {
    user: user() ?? {},
    client: tenant.document('/clients', 'FernhillBookings') ?? {},
    scope: 'openid',
    protocol: 'oidc-basic-profile',
    request,
  });
  expect(result.refused?.body).toEqual({ error: 'access_denied', error_description: 'Closed today.' });
  expect(result.outcome?.executions).toMatchObject([
    { action: 'Refuse', logs: [{ level: 'log', text: 'refused' }] },
  ]);
});
