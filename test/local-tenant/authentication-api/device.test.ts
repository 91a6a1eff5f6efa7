import type { Doc } from '../../../src/core/json.ts';
import { claimsOf, NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn({
    client: {
      name: 'Fernhill Kiosk',
      app_type: 'native',
      grant_types: [GRANT, 'refresh_token'],
      token_endpoint_auth_method: 'none',
    },
  });
});
afterEach(() => fernhill.tenant.close());

const begin = async (more: Record<string, string> = {}): Promise<Doc> => {
  const asked = { client_secret: undefined, scope: 'openid email offline_access', ...more };
  const { status, body } = await fernhill.post('/oauth/device/code', asked);
  expect(status).toBe(200);
  return body;
};
const poll = (device: Doc) =>
  fernhill.token({ grant_type: GRANT, device_code: String(device['device_code']), client_secret: undefined });
const later = () => fernhill.clock.advance(5_000);

/** Types the code, confirms it and logs in. */
async function letIn(device: Doc, button = 'Confirm') {
  const browser = fernhill.browser();
  const code = String(device['user_code']).toLowerCase().replace('-', ' ');
  const ask = await browser.open('/activate');
  const confirm = await browser.submit(ask, { user_code: code });
  expect(confirm.text).toContain(String(device['user_code']));
  const next = await browser.submit(confirm, {}, button);
  if (next.url.pathname !== '/u/login/identifier') return next;
  const password = await browser.submit(next, { username: NORA.email });
  return browser.submit(password, { password: NORA.password });
}

it('gets its tokens when somebody has typed its code and logged in', async () => {
  const device = await begin();
  expect(device).toEqual({
    device_code: expect.stringMatching(/^.{43}$/),
    user_code: expect.stringMatching(/^[BCDFGHJ-NP-TVWXZ]{4}-[BCDFGHJ-NP-TVWXZ]{4}$/),
    verification_uri: 'https://localhost:4400/activate',
    verification_uri_complete: `https://localhost:4400/activate?user_code=${String(device['user_code'])}`,
    expires_in: 900,
    interval: 5,
  });
  expect(await poll(device)).toMatchObject({ status: 403, body: { error: 'authorization_pending' } });
  const done = await letIn(device);
  expect([done.status, done.text]).toEqual([200, expect.stringContaining('Your device is connected now.')]);
  later();
  const { status, body } = await poll(device);
  expect([status, body['refresh_token'] !== undefined]).toEqual([200, true]);
  expect(claimsOf(body['id_token'])).toMatchObject({ sub: fernhill.nora['user_id'], email: NORA.email });
  later();
  expect(await poll(device)).toMatchObject({ status: 403, body: { error: 'invalid_grant' } });
});

it('tells the Actions which protocol it is, and is denied by them', async () => {
  await fernhill.bind(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) => api.access.deny(event.transaction.protocol);`,
  );
  const device = await begin();
  const done = await letIn(device);
  expect(done.text).toContain('Your device has not been connected.');
  later();
  expect(await poll(device)).toMatchObject({
    status: 403,
    body: { error: 'access_denied', error_description: 'oauth2-device-code' },
  });
});

it('is asked to slow down, is cancelled, and expires once', async () => {
  const device = await begin();
  await poll(device);
  expect(await poll(device)).toMatchObject({ status: 429, body: { error: 'slow_down' } });
  await letIn(device, 'Cancel');
  later();
  expect(await poll(device)).toMatchObject({ status: 403, body: { error: 'access_denied' } });
  const other = await begin();
  fernhill.clock.advance(900_000);
  expect(await poll(other)).toMatchObject({ status: 403, body: { error: 'expired_token' } });
  expect(await poll(other)).toMatchObject({ status: 403, body: { error: 'invalid_grant' } });
});

it('is not let in by a code that nobody has, nor by a form of another site', async () => {
  const device = await begin();
  const browser = fernhill.browser();
  const ask = await browser.open('/activate');
  const wrong = await browser.submit(ask, { user_code: 'BBBB-BBBB' });
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('There is no such code')]);
  const forged = await browser.open('/activate', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ user_code: String(device['user_code']), action: 'confirm' }).toString(),
  });
  expect(forged.status).toBe(400);
  later();
  expect(await poll(device)).toMatchObject({ body: { error: 'authorization_pending' } });
});

it('has the code that the tenant asks for', async () => {
  await fernhill.api('PATCH', '/tenants/settings', {
    device_flow: { charset: 'digits', mask: '***-***-***' },
  });
  expect((await begin())['user_code']).toMatch(/^\d{3}-\d{3}-\d{3}$/);
});

it('is refused to an application without the grant, and for an API that is not there', async () => {
  await fernhill.api('PATCH', `/clients/${String(fernhill.client['client_id'])}`, { grant_types: [] });
  const refused = await fernhill.post('/oauth/device/code', { client_secret: undefined });
  expect(refused).toMatchObject({ status: 403, body: { error: 'unauthorized_client' } });
});
