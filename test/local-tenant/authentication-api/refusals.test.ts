import {
  BOOKINGS_API,
  BOOKINGS_APP,
  type FernhillTenant,
  fernhillTenant,
  NORA,
  PASSWORD_REALM,
  STOCK_API,
  WORKER,
} from '../../support/fernhill-tenant.ts';

let tenant: FernhillTenant;
beforeAll(async () => {
  tenant = await fernhillTenant();
});
beforeEach(() => tenant.reset());
afterAll(() => tenant.close());

const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});
const denyMachines = (code: string) =>
  tenant.bind('credentials-exchange', [
    { name: 'Refuse', code: `api.access.deny('${code}', 'Not from your network.')` },
  ]);

type Case = readonly [
  behaviour: string,
  ask: () => Promise<{ status: number; body: object }>,
  status: number,
  error: string,
  description: string,
];

const cases: readonly Case[] = [
  [
    'no grant type',
    () => tenant.token(BOOKINGS_APP),
    400,
    'invalid_request',
    'Missing required parameter: grant_type',
  ],
  [
    'a grant type that does not exist',
    () => tenant.token({ ...BOOKINGS_APP, grant_type: 'implicit' }),
    400,
    'unsupported_grant_type',
    'Grant type not supported',
  ],
  [
    'a grant type that is no row of its own',
    () => tenant.token({ ...BOOKINGS_APP, grant_type: 'toString' }),
    400,
    'unsupported_grant_type',
    'Grant type not supported',
  ],
  [
    'a body that is no JSON',
    () =>
      tenant.request('/oauth/token', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{',
      }),
    400,
    'invalid_request',
    'Invalid request body. Send JSON or a form.',
  ],
  [
    'a wrong client secret',
    () => tenant.signIn({ client_secret: 'wrong' }),
    401,
    'access_denied',
    'Unauthorized',
  ],
  [
    'no client secret',
    () => tenant.signIn({ client_secret: undefined }),
    401,
    'access_denied',
    'Unauthorized',
  ],
  [
    'an application that does not exist',
    () => tenant.signIn({ client_id: 'Nobody' }),
    401,
    'access_denied',
    'Unauthorized',
  ],
  [
    'a secret in the header where the body is asked for',
    () => tenant.signIn({}, basic('FernhillBookings', 'bookings-secret')),
    401,
    'access_denied',
    'Unauthorized',
  ],
  [
    'a secret in the body where the header is asked for',
    () => tenant.token({ grant_type: 'client_credentials', ...WORKER, audience: BOOKINGS_API }),
    401,
    'access_denied',
    'Unauthorized',
  ],
  [
    'a grant type that the application may not use',
    () => tenant.token({ ...BOOKINGS_APP, grant_type: 'client_credentials' }),
    403,
    'unauthorized_client',
    "Grant type 'client_credentials' not allowed for the client.",
  ],
  [
    'a machine without an audience',
    () => tenant.machine({ audience: undefined }),
    403,
    'access_denied',
    'Non-global clients are not allowed access to APIv1',
  ],
  [
    'an API that does not exist',
    () => tenant.machine({ audience: 'https://nowhere.example/' }),
    403,
    'access_denied',
    'Service not found: https://nowhere.example/',
  ],
  [
    'an API that does not exist, with a person',
    () => tenant.signIn({ audience: 'https://nowhere.example/' }),
    403,
    'access_denied',
    'Service not found: https://nowhere.example/',
  ],
  [
    'an API without a grant for the machine',
    () => tenant.machine({ audience: STOCK_API }),
    403,
    'access_denied',
    `Client "FernhillReminderWorker" is not authorized to access resource server "${STOCK_API}". You need to create a "client-grant" associated to this API.`,
  ],
  [
    'a scope outside of the grant',
    () => tenant.machine({ scope: 'read:bookings read:reports' }),
    403,
    'access_denied',
    'Client has not been granted scopes: read:reports',
  ],
  [
    'an organization for a machine whose grant has none',
    () => tenant.machine({ organization: 'harbour-couriers' }),
    400,
    'invalid_request',
    'parameter organization is not allowed for this client',
  ],
  [
    'no user name',
    () => tenant.signIn({ username: undefined }),
    400,
    'invalid_request',
    'Missing required parameter: username',
  ],
  [
    'no password',
    () => tenant.signIn({ password: undefined }),
    400,
    'invalid_request',
    'Missing required parameter: password',
  ],
  [
    'no realm',
    () => tenant.signIn({ realm: undefined }),
    400,
    'invalid_request',
    'Missing required parameter: realm',
  ],
  [
    'a realm that does not exist',
    () => tenant.signIn({ realm: 'fernhill-suppliers' }),
    400,
    'invalid_request',
    'Unknown realm fernhill-suppliers.',
  ],
  [
    'a connection that is off for the application',
    () => tenant.signIn({ realm: 'fernhill-staff' }),
    403,
    'unauthorized_client',
    'The connection fernhill-staff is not enabled for the client FernhillBookings.',
  ],
  [
    'a connection without passwords',
    () => tenant.signIn({ realm: 'google-oauth2' }),
    400,
    'invalid_request',
    'The connection google-oauth2 does not take passwords in a local tenant: it is no database.',
  ],
  [
    'a wrong password',
    () => tenant.signIn({ password: 'Flat-tyre-2' }),
    403,
    'invalid_grant',
    'Wrong email or password.',
  ],
  [
    'a person who does not exist',
    () => tenant.signIn({ username: 'nobody@example.com' }),
    403,
    'invalid_grant',
    'Wrong email or password.',
  ],
  [
    'a person of another connection',
    () =>
      tenant.token({
        grant_type: PASSWORD_REALM,
        realm: 'fernhill-staff',
        client_id: 'FernhillWorkshop',
        ...NORA,
      }),
    403,
    'invalid_grant',
    'Wrong email or password.',
  ],
  [
    'a person without a password',
    () => {
      tenant.context.state.write((documents) => documents.remove('/_passwords', 'auth0|nora'));
      return tenant.signIn();
    },
    403,
    'invalid_grant',
    'Wrong email or password.',
  ],
  [
    'a blocked person',
    () => {
      tenant.change('/users', 'auth0|nora', { blocked: true });
      return tenant.signIn();
    },
    401,
    'unauthorized',
    'user is blocked',
  ],
  [
    'no default directory',
    () => {
      tenant.change('/tenants/settings', '', { default_directory: '' });
      return tenant.token({ grant_type: 'password', ...BOOKINGS_APP, ...NORA });
    },
    500,
    'server_error',
    'Authorization server not configured with default connection.',
  ],
  [
    'an API closed to all machines',
    () => {
      tenant.change('/resource-servers', 'rs_bookings', {
        subject_type_authorization: { client: { policy: 'deny_all' } },
      });
      return tenant.machine();
    },
    403,
    'access_denied',
    `Client "FernhillReminderWorker" is not authorized to access resource server "${BOOKINGS_API}". You need to create a "client-grant" associated to this API.`,
  ],
  [
    'a third-party application without a grant',
    () => {
      tenant.change('/clients', 'FernhillBookings', { is_first_party: false });
      return tenant.signIn({ audience: STOCK_API });
    },
    403,
    'unauthorized_client',
    `Client "FernhillBookings" is not authorized to access resource server "${STOCK_API}".`,
  ],
  [
    'a machine that an Action refuses for its request',
    () => {
      denyMachines('invalid_request');
      return tenant.machine();
    },
    400,
    'invalid_request',
    'Not from your network.',
  ],
  [
    'a machine that an Action refuses for its scope',
    () => {
      denyMachines('invalid_scope');
      return tenant.machine();
    },
    400,
    'invalid_scope',
    'Not from your network.',
  ],
  [
    'a machine that an Action refuses for a failure of its own',
    () => {
      denyMachines('server_error');
      return tenant.machine();
    },
    500,
    'server_error',
    'Not from your network.',
  ],
  [
    '/userinfo without a token',
    () => tenant.request('/userinfo'),
    401,
    'invalid_token',
    'The access token is invalid or has expired',
  ],
  [
    '/userinfo with a token that nobody issued',
    () => tenant.request('/userinfo', { headers: { authorization: 'Bearer made-up' } }),
    401,
    'invalid_token',
    'The access token is invalid or has expired',
  ],
];

test.each(cases)('%s is refused', async (_behaviour, ask, status, error, description) => {
  const answer = await ask();
  expect(answer).toMatchObject({ status, body: { error, error_description: description } });
});

test('/userinfo refuses a token without openid, and one that has expired', async () => {
  const ask = (token: unknown) =>
    tenant.request('/userinfo', { headers: { authorization: `Bearer ${token}` } });
  const { body: plain } = await tenant.signIn({ scope: 'email' });
  expect((await ask(plain['access_token'])).status).toBe(401);
  const { body: open } = await tenant.signIn({ scope: 'openid' });
  expect((await ask(open['access_token'])).status).toBe(200);
  tenant.clock.advance(86_400_000);
  expect((await ask(open['access_token'])).status).toBe(401);
});

test('a refused grant type points to its documentation', async () => {
  const { body } = await tenant.token({ ...BOOKINGS_APP, grant_type: 'client_credentials' });
  expect(body['error_uri']).toBe('https://auth0.com/docs/clients/client-grant-types');
});
