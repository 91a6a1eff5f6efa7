import { CALLBACK, claimsOf, NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

const rotating = {
  refresh_token: {
    rotation_type: 'rotating',
    expiration_type: 'expiring',
    leeway: 10,
    token_lifetime: 3600,
    idle_token_lifetime: 600,
  },
};
const offline = {
  scope: 'openid email offline_access read:bookings',
  audience: 'https://api.fernhill.example/',
};
let fernhill: SigningIn;
afterEach(() => fernhill.tenant.close());

async function tokens(more: Readonly<Record<string, string>> = offline) {
  const { url } = await fernhill.signIn(fernhill.browser(), more);
  const code = url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  return body;
}

const refresh = (token: unknown, more: Record<string, string> = {}) =>
  fernhill.token({ grant_type: 'refresh_token', refresh_token: String(token), ...more });
const logged = async (type: string) => (await fernhill.api('GET', `/logs?q=type:${type}`)).body[0];
const kept = async () =>
  (await fernhill.api('GET', `/users/${String(fernhill.nora['user_id'])}/refresh-tokens`)).body['tokens'];

describe('a refresh token', () => {
  beforeEach(async () => {
    fernhill = await signingIn();
  });

  it('comes with offline_access, gives new tokens again and again, and is kept as a hash', async () => {
    const { refresh_token: token, scope } = await tokens();
    expect(scope).toBe('openid email read:bookings offline_access');
    expect(
      JSON.stringify(fernhill.tenant.context.state.documents.entries('/_refresh_token_secrets')),
    ).not.toContain(token);
    for (let i = 0; i < 2; i += 1) {
      const { status, body } = await refresh(token);
      expect([status, body['refresh_token']]).toEqual([200, undefined]);
      expect(claimsOf(body['access_token'])).toMatchObject({ sub: fernhill.nora['user_id'] });
      expect(claimsOf(body['id_token'])).toMatchObject({ email: NORA.email });
    }
    expect(await kept()).toMatchObject([
      { rotating: false, client_id: fernhill.client['client_id'], session_id: expect.any(String) },
    ]);
    expect(await logged('sertft')).toMatchObject({ type: 'sertft', user_name: NORA.email });
  });

  it('does not come where it was not asked for', async () => {
    expect(await tokens({ scope: 'openid' })).not.toHaveProperty('refresh_token');
  });

  it('gives less where less is asked for, and never more', async () => {
    const { refresh_token: token } = await tokens();
    expect((await refresh(token, { scope: 'openid' })).body['scope']).toBe('openid');
    expect((await refresh(token, { scope: 'openid cancel:bookings' })).body['scope']).toBe('openid');
  });

  it('is good for nothing once it is revoked, by the application or by the Management API', async () => {
    const { refresh_token: first } = await tokens();
    const revoke = await fernhill.tenant.app.request('https://localhost:4400/oauth/revoke', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...fernhill.client, token: first }),
    });
    expect(revoke.status).toBe(200);
    expect(await refresh(first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    const { refresh_token: second } = await tokens();
    await fernhill.api('DELETE', `/users/${String(fernhill.nora['user_id'])}/refresh-tokens`);
    expect(await refresh(second)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('is nobody else’s', async () => {
    const { refresh_token: token } = await tokens();
    const { body } = await fernhill.api('POST', '/clients', {
      name: 'Fernhill Rides',
      grant_types: ['refresh_token'],
      token_endpoint_auth_method: 'client_secret_post',
    });
    const { client_id, client_secret } = body as unknown as Record<string, string>;
    expect(
      await refresh(token, { client_id: String(client_id), client_secret: String(client_secret) }),
    ).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
    });
  });

  it('gives nothing to somebody who is blocked', async () => {
    const { refresh_token: token } = await tokens();
    await fernhill.api('PATCH', `/users/${String(fernhill.nora['user_id'])}`, { blocked: true });
    expect(await refresh(token)).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
  });
});

describe('a rotating refresh token', () => {
  beforeEach(async () => {
    fernhill = await signingIn({ client: rotating });
  });

  it('brings its successor, and works once more within the leeway', async () => {
    const { refresh_token: first } = await tokens();
    const { body } = await refresh(first);
    expect(body['refresh_token']).not.toBe(first);
    fernhill.clock.advance(9_000);
    expect((await refresh(first)).status).toBe(200);
    expect((await refresh(body['refresh_token'])).status).toBe(200);
  });

  it('that comes again later ends the whole family', async () => {
    const { refresh_token: first } = await tokens();
    const { body } = await refresh(first);
    fernhill.clock.advance(11_000);
    expect(await refresh(first)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await refresh(body['refresh_token'])).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await kept()).toEqual([]);
    expect(await logged('ferrt')).toMatchObject({ type: 'ferrt' });
  });

  it('ends unused, and used too when its time is over', async () => {
    let { refresh_token: token } = await tokens();
    fernhill.clock.advance(601_000);
    expect((await refresh(token)).status).toBe(400);
    token = (await tokens())['refresh_token'];
    for (let i = 0; i < 6; i += 1) {
      fernhill.clock.advance(599_000);
      const { status, body } = await refresh(token);
      expect(status).toBe(200);
      token = body['refresh_token'];
    }
    fernhill.clock.advance(10_000);
    expect((await refresh(token)).status).toBe(400);
  });
});
