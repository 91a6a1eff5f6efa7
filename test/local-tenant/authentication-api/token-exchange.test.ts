import { claimsOf, type SigningIn, signingIn } from '../../support/signing-in.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
const TYPE = 'urn:fernhill:legacy-session';
let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn({
    client: {
      grant_types: [GRANT, 'refresh_token'],
      token_exchange: { allow_any_profile_of_type: ['custom_authentication'] },
    },
  });
});
afterEach(() => fernhill.tenant.close());

async function profile(code: string) {
  const action_id = await fernhill.bind(
    'custom-token-exchange',
    `exports.onExecuteCustomTokenExchange = async (event, api) => { ${code} };`,
  );
  await fernhill.api('POST', '/token-exchange-profiles', {
    name: 'legacy-session',
    subject_token_type: TYPE,
    action_id,
    type: 'custom_authentication',
  });
}
const exchange = (more: Record<string, string | undefined> = {}) =>
  fernhill.token({
    grant_type: GRANT,
    subject_token_type: TYPE,
    subject_token: 'nora',
    scope: 'openid email offline_access',
    ...more,
  });

it('gives the tokens of the user that the Action has set, with post-login in between', async () => {
  await profile(`api.authentication.setUserById(${JSON.stringify(fernhill.nora['user_id'])});
    api.user.setAppMetadata('came_by', event.transaction.subject_token);`);
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) =>
      api.idToken.setCustomClaim('https://fernhill.example/by', event.transaction.protocol + ' ' + event.user.app_metadata.came_by);`,
  );
  const { status, body } = await exchange();
  expect([status, body['issued_token_type']]).toEqual([200, 'urn:ietf:params:oauth:token-type:access_token']);
  expect(body['refresh_token']).toEqual(expect.any(String));
  expect(claimsOf(body['id_token'])).toMatchObject({
    sub: fernhill.nora['user_id'],
    'https://fernhill.example/by': 'oauth2-token-exchange nora',
  });
  const { body: logs } = await fernhill.api('GET', '/logs?q=type:secte');
  expect(logs[0]).toMatchObject({ user_name: 'nora@mail.example' });
});

it('makes a user of a connection, once, and leaves one alone that is there', async () => {
  await profile(`api.authentication.setUserByConnection('fernhill-customers',
    { user_id: 'from-before', email: event.transaction.subject_token + '@mail.example', email_verified: true, verify_email: false },
    { creationBehavior: 'create_if_not_exists', updateBehavior: 'none' });`);
  const first = await exchange({ subject_token: 'olga' });
  expect(claimsOf(first.body['id_token'])).toMatchObject({
    sub: 'auth0|from-before',
    email: 'olga@mail.example',
  });
  const second = await exchange({ subject_token: 'somebody' });
  expect(claimsOf(second.body['id_token'])).toMatchObject({ email: 'olga@mail.example' });
});

it('says who acts for the user, and gives no refresh token then', async () => {
  await profile(`api.authentication.setUserById(${JSON.stringify(fernhill.nora['user_id'])});
    api.authentication.setActor({ sub: 'support|7' });`);
  const { body } = await exchange({ audience: 'https://api.fernhill.example/' });
  expect(body).not.toHaveProperty('refresh_token');
  expect(claimsOf(body['access_token'])).toMatchObject({ act: { sub: 'support|7' } });
  expect(claimsOf(body['id_token'])).toMatchObject({ act: { sub: 'support|7' } });
});

it('counts invalid subject tokens by address, and lets one more in after the time', async () => {
  await profile(`api.access.rejectInvalidSubjectToken('not ours');
    api.authentication.setUserById('auth0|x');`);
  for (let i = 0; i < 10; i += 1) {
    expect(await exchange()).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_description: 'not ours' },
    });
  }
  expect(await exchange()).toMatchObject({ status: 429, body: { error: 'too_many_attempts' } });
  fernhill.clock.advance(600_000);
  expect((await exchange()).status).toBe(400);
  expect((await exchange()).status).toBe(429);
});

it.each<[string, Record<string, string | undefined>, number, string]>([
  ['no subject token', { subject_token: undefined }, 400, 'invalid_request'],
  ['a type without a profile', { subject_token_type: 'urn:other' }, 400, 'invalid_request'],
  ['a wrong secret', { client_secret: 'no' }, 401, 'access_denied'],
])('refuses %s', async (_, more, status, error) => {
  await profile(`api.authentication.setUserById(${JSON.stringify(fernhill.nora['user_id'])});`);
  expect(await exchange(more)).toMatchObject({ status, body: { error } });
});

it('refuses a user that nobody knows, and an application that allows no profiles', async () => {
  await profile(`api.authentication.setUserById('auth0|nobody');`);
  expect(await exchange()).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  await fernhill.api('PATCH', `/clients/${String(fernhill.client['client_id'])}`, { token_exchange: null });
  expect(await exchange()).toMatchObject({ status: 403, body: { error: 'unauthorized_client' } });
});
