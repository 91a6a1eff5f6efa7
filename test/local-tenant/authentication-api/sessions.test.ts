import { CALLBACK, claimsOf, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
});
afterEach(() => fernhill.tenant.close());

const answerOf = ({ url }: { readonly url: URL }) => Object.fromEntries(url.searchParams);
const silent = { prompt: 'none' };
const HOUR = 3_600_000;

async function sessions() {
  const id = String(fernhill.nora['user_id']);
  const { body } = await fernhill.api('GET', `/users/${id}/sessions`);
  return body['sessions'] as unknown as readonly Record<string, unknown>[];
}

const logs = async (type: string) => (await fernhill.api('GET', `/logs?q=type:${type}`)).body;

describe('a session', () => {
  it('signs the person in to the next application without a question, and is told of by the Management API', async () => {
    const browser = fernhill.browser();
    const first = await fernhill.signIn(browser);
    const { body } = await fernhill.token({
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
      code: answerOf(first)['code'],
    });
    expect(answerOf(await browser.open(fernhill.authorize()))).toMatchObject({ code: expect.any(String) });
    expect(await sessions()).toMatchObject([
      {
        id: claimsOf(body['id_token'])['sid'],
        clients: [{ client_id: fernhill.client['client_id'] }],
        authentication: { methods: [{ name: 'pwd' }] },
      },
    ]);
  });

  it('answers a silent login, which the log tells from others', async () => {
    const browser = fernhill.browser();
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toMatchObject({
      error: 'login_required',
    });
    await fernhill.signIn(browser);
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toMatchObject({
      code: expect.any(String),
    });
    expect((await logs('fsa'))[0]).toMatchObject({ type: 'fsa', description: 'Login required' });
    expect((await logs('ssa'))[0]).toMatchObject({ type: 'ssa', user_name: 'nora@mail.example' });
  });

  it('has a secret that only the browser knows, and a new one after each login', async () => {
    const browser = fernhill.browser();
    await fernhill.signIn(browser);
    const before = browser.cookies.get('auth0');
    const stored = JSON.stringify(fernhill.tenant.context.state.documents.entries('/_session_keys'));
    expect(stored).not.toContain(before);
    await fernhill.signIn(browser, { prompt: 'login' });
    const planted = fernhill.browser();
    planted.cookies.set('auth0', String(before));
    expect(browser.cookies.get('auth0')).not.toBe(before);
    expect(answerOf(await planted.open(fernhill.authorize(silent)))).toMatchObject({
      error: 'login_required',
    });
  });

  it('is not enough where the application asks for another login, or for a younger one', async () => {
    const browser = fernhill.browser();
    await fernhill.signIn(browser);
    expect((await browser.open(fernhill.authorize({ prompt: 'login' }))).url.pathname).toBe(
      '/u/login/identifier',
    );
    fernhill.clock.advance(120_000);
    expect((await browser.open(fernhill.authorize({ max_age: '60' }))).url.pathname).toBe(
      '/u/login/identifier',
    );
    const young = answerOf(await browser.open(fernhill.authorize({ max_age: '600' })));
    const { body } = await fernhill.token({
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
      code: young['code'],
    });
    const { auth_time: time, iat } = claimsOf(body['id_token']);
    expect(Number(iat) - Number(time)).toBe(120);
  });

  it('ends unused after three days, and used after a week', async () => {
    const browser = fernhill.browser();
    await fernhill.signIn(browser);
    fernhill.clock.advance(71 * HOUR);
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toHaveProperty('code');
    fernhill.clock.advance(73 * HOUR);
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toMatchObject({
      error: 'login_required',
    });
    await fernhill.signIn(browser);
    for (let i = 0; i < 3; i += 1) {
      fernhill.clock.advance(60 * HOUR);
      await browser.open(fernhill.authorize(silent));
    }
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toMatchObject({
      error: 'login_required',
    });
  });

  it('outlives the key that its tokens are signed with', async () => {
    const browser = fernhill.browser();
    const offline = { scope: 'openid email offline_access' };
    const code = answerOf(await fernhill.signIn(browser, offline))['code'];
    const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
    expect((await fernhill.api('POST', '/keys/signing/rotate')).status).toBe(201);
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toHaveProperty('code');
    const refreshed = await fernhill.token({
      grant_type: 'refresh_token',
      refresh_token: String(body['refresh_token']),
    });
    expect(refreshed.status).toBe(200);
    const logout = await browser.open(`/oidc/logout?id_token_hint=${String(body['id_token'])}`);
    expect(logout.url.pathname).not.toBe('/u/logout');
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toMatchObject({
      error: 'login_required',
    });
  });

  it('is over where the Management API ends it, and for somebody who is blocked', async () => {
    const browser = fernhill.browser();
    await fernhill.signIn(browser);
    const [session] = await sessions();
    await fernhill.api('DELETE', `/sessions/${String(session?.['id'])}`);
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toMatchObject({
      error: 'login_required',
    });
    await fernhill.signIn(browser);
    await fernhill.api('PATCH', `/users/${String(fernhill.nora['user_id'])}`, { blocked: true });
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toMatchObject({
      error: 'login_required',
    });
  });
});

describe('a logout', () => {
  const HOME = 'https://bookings.fernhill.example/';

  it('ends the session, and goes where the application may send people', async () => {
    const browser = fernhill.browser();
    await fernhill.signIn(browser);
    const query = new URLSearchParams({ client_id: String(fernhill.client['client_id']), returnTo: HOME });
    expect((await browser.open(`/v2/logout?${query}`)).url.href).toBe(HOME);
    expect(await sessions()).toEqual([]);
    expect(answerOf(await browser.open(fernhill.authorize(silent)))).toMatchObject({
      error: 'login_required',
    });
    expect((await logs('slo'))[0]).toMatchObject({ type: 'slo', user_name: 'nora@mail.example' });
  });

  it('goes nowhere else', async () => {
    const browser = fernhill.browser();
    const query = new URLSearchParams({
      client_id: String(fernhill.client['client_id']),
      returnTo: 'https://evil.example/',
    });
    const page = await browser.open(`/v2/logout?${query}`);
    expect([page.status, page.url.pathname]).toEqual([400, '/v2/logout']);
    expect(page.text).toContain('is not defined as a valid URL');
    expect((await browser.open('/v2/logout?returnTo=https%3A%2F%2Fevil.example%2F')).status).toBe(400);
  });

  async function signedIn() {
    const browser = fernhill.browser();
    const { code } = answerOf(await fernhill.signIn(browser));
    const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
    return { browser, idToken: String(body['id_token']) };
  }
  const oidc = (more: Record<string, string>) =>
    `/oidc/logout?${new URLSearchParams({ post_logout_redirect_uri: HOME, state: 'back', ...more })}`;

  it('asks nobody where an ID token of the session comes along, also when that has expired', async () => {
    const { browser, idToken } = await signedIn();
    fernhill.clock.advance(20 * HOUR);
    expect((await browser.open(oidc({ id_token_hint: idToken }))).url.href).toBe(`${HOME}?state=back`);
    expect(await sessions()).toEqual([]);
  });

  it('asks the person where none does', async () => {
    const { browser } = await signedIn();
    const page = await browser.open(oidc({ client_id: String(fernhill.client['client_id']) }));
    expect(page.url.pathname).toBe('/u/logout');
    expect(await sessions()).toHaveLength(1);
    const strange = await browser.submit(page, { session: 'guessed' });
    expect(strange.status).toBe(400);
    expect((await browser.submit(page, {})).url.href).toBe(`${HOME}?state=back`);
    expect(await sessions()).toEqual([]);
  });

  it('takes no ID token that the tenant has not signed', async () => {
    const { browser, idToken } = await signedIn();
    const page = await browser.open(oidc({ id_token_hint: `${idToken.slice(0, -4)}AAAA` }));
    expect(page.status).toBe(400);
    expect(await sessions()).toHaveLength(1);
  });
});
