import { CALLBACK, NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
  await fernhill.api('PATCH', '/tenants/settings', { pushed_authorization_requests_supported: true });
});
afterEach(() => fernhill.tenant.close());

const request = { response_type: 'code', redirect_uri: CALLBACK, scope: 'openid', state: 'pushed' };
const push = (more: Readonly<Record<string, string | undefined>> = {}) =>
  fernhill.post('/oauth/par', { ...request, ...more });
const open = (uri: unknown, clientId = String(fernhill.client['client_id'])) =>
  fernhill
    .browser()
    .open(`/authorize?${new URLSearchParams({ client_id: clientId, request_uri: String(uri) })}`);

it('is gone on with by its request_uri, once, and by nobody else', async () => {
  const { status, body } = await push({ 'ext-campaign': 'spring' });
  expect([status, body]).toEqual([
    201,
    {
      request_uri: expect.stringMatching(/^urn:ietf:params:oauth:request_uri:[\w-]{32}$/),
      expires_in: 30,
    },
  ]);
  const browser = fernhill.browser();
  const query = new URLSearchParams({
    client_id: String(fernhill.client['client_id']),
    request_uri: String(body['request_uri']),
    scope: 'openid email',
    redirect_uri: 'https://attacker.example/',
  });
  const page = await browser.open(`/authorize?${query}`);
  const password = await browser.submit(page, { username: NORA.email });
  const done = await browser.submit(password, { password: NORA.password });
  expect(done.url.href).toMatch(/^https:\/\/bookings\.fernhill\.example\/callback\?code=.+&state=pushed$/);
  const again = await open(body['request_uri']);
  expect([again.status, again.text]).toEqual([400, expect.stringContaining('has been used')]);
});

it('is good for half a minute', async () => {
  const { body } = await push();
  fernhill.clock.advance(30_000);
  expect((await open(body['request_uri'])).status).toBe(400);
});

it('keeps no secret of the application', async () => {
  await push();
  const kept = JSON.stringify(fernhill.tenant.context.state.documents.entries('/_pushed_requests'));
  expect(kept).toContain(CALLBACK);
  expect(kept).not.toContain(String(fernhill.client['client_secret']));
});

it.each<[name: string, more: Record<string, string | undefined>, status: number, error: string]>([
  ['a wrong secret', { client_secret: 'no' }, 401, 'access_denied'],
  ['a foreign callback', { redirect_uri: 'https://attacker.example/' }, 403, 'unauthorized_client'],
  ['no response type', { response_type: undefined }, 400, 'invalid_request'],
  ['a response type that is not granted', { response_type: 'device' }, 400, 'unsupported_response_type'],
  ['a request_uri', { request_uri: 'urn:x' }, 400, 'invalid_request'],
  ['more than 10 KB', { login_hint: 'n'.repeat(11_000) }, 400, 'invalid_request'],
])('is refused with %s', async (_, more, status, error) => {
  expect(await push(more)).toMatchObject({ status, body: { error } });
});

it('is refused of another application at /authorize', async () => {
  const { body: other } = await fernhill.api('POST', '/clients', { name: 'Other', callbacks: [CALLBACK] });
  const { body } = await push();
  expect((await open(body['request_uri'], String(other['client_id']))).status).toBe(400);
});

it('is the only way in where the application asks for it', async () => {
  const id = String(fernhill.client['client_id']);
  await fernhill.api('PATCH', `/clients/${id}`, { require_pushed_authorization_requests: true });
  const page = await fernhill.browser().open(fernhill.authorize());
  expect([page.status, page.text]).toEqual([400, expect.stringContaining('has to push')]);
});

it('is there only where the tenant has switched it on', async () => {
  await fernhill.api('PATCH', '/tenants/settings', { pushed_authorization_requests_supported: false });
  expect(await push()).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  const answer = await fernhill.tenant.app.request('https://localhost:4400/.well-known/openid-configuration');
  expect(await answer.json()).not.toHaveProperty('pushed_authorization_request_endpoint');
});
