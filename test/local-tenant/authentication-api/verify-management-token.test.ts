import { verifyManagementToken } from '../../../src/local-tenant/authentication-api/verify-management-token.ts';
import { BOOKINGS_API, type FernhillTenant, fernhillTenant } from '../../support/fernhill-tenant.ts';

let tenant: FernhillTenant;
beforeAll(async () => {
  tenant = await fernhillTenant();
});
beforeEach(() => {
  tenant.reset();
  const audience = 'https://localhost:4400/api/v2/';
  tenant.change('/resource-servers', 'rs_management', {
    identifier: audience,
    signing_alg: 'RS256',
    scopes: [],
  });
  tenant.change('/client-grants', 'cgr_management', {
    client_id: 'FernhillReminderWorker',
    audience,
    scope: ['read:users', 'update:users'],
  });
});
afterAll(() => tenant.close());

const verify = (authorization: string | undefined) => verifyManagementToken(tenant.context, authorization);
const tokenFor = async (audience: string) =>
  String((await tenant.machine({ audience })).body['access_token']);
const managementToken = () => tokenFor('https://localhost:4400/api/v2/');

test('a token for the Management API says which application may do what', async () => {
  const authorization = `Bearer ${await managementToken()}`;
  const expected = { clientId: 'FernhillReminderWorker', scopes: new Set(['read:users', 'update:users']) };
  expect(await verify(authorization)).toMatchObject(expected);
  expect(await verify(authorization)).toMatchObject(expected);
});

test.each([
  ['no header', undefined, 401, 'Missing authentication'],
  ['another scheme', 'Basic bm9yYTpxdWlzdA==', 400, 'Bad HTTP authentication header format'],
  ['something that is no JWT', 'Bearer opaque', 400, 'Bad HTTP authentication header format'],
  ['a JWT that nobody signed', 'Bearer e30.e30.e30', 401, 'Invalid token'],
])('%s is refused', async (_, authorization, status, message) => {
  expect(await verify(authorization)).toMatchObject({ refused: { status, message } });
});

test('a token for another API is refused', async () => {
  expect(await verify(`Bearer ${await tokenFor(BOOKINGS_API)}`)).toMatchObject({
    refused: { status: 401, message: 'Bad audience' },
  });
});

test('a token that was tampered with is refused, also after the good one was seen', async () => {
  const token = await managementToken();
  await verify(`Bearer ${token}`);
  const [header, , signature] = token.split('.');
  const claims = Buffer.from(
    JSON.stringify({ iss: 'https://localhost:4400/', scope: 'delete:users' }),
  ).toString('base64url');
  const forged = `Bearer ${header}.${claims}.${signature}`;
  expect(await verify(forged)).toMatchObject({ refused: { status: 401, message: 'Invalid token' } });
});

test('an expired token is refused, also one that was good before', async () => {
  const authorization = `Bearer ${await managementToken()}`;
  await verify(authorization);
  tenant.clock.advance(86_400_000 + 1000);
  expect(await verify(authorization)).toMatchObject({
    refused: { status: 401, message: 'Expired token received for JSON Web Token validation' },
  });
});
