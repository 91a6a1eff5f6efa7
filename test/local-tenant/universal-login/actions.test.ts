import { CALLBACK, claimsOf, NORA, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
});
afterEach(() => fernhill.tenant.close());

async function bind(code: string) {
  const { body } = await fernhill.api('POST', '/actions/actions', {
    name: 'on-the-way',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code,
  });
  await fernhill.api('POST', `/actions/actions/${String(body['id'])}/deploy`);
  await fernhill.api('PATCH', '/actions/triggers/post-login/bindings', {
    bindings: [{ ref: { type: 'action_name', value: 'on-the-way' }, display_name: 'on-the-way' }],
  });
}

const queryOf = (url: URL) => Object.fromEntries(url.searchParams);

async function tokensOf(url: URL) {
  const { code } = queryOf(url);
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  return body;
}

describe('an Action that sends the person somewhere', () => {
  beforeEach(() =>
    bind(`
      exports.onExecutePostLogin = async (event, api) => {
        api.redirect.sendUserTo('https://terms.fernhill.example/accept', { query: { lang: 'en' } });
      };
      exports.onContinuePostLogin = async (event, api) => {
        if (event.request.query.accepted !== 'yes') return api.access.deny('The terms were not accepted.');
        api.idToken.setCustomClaim('https://fernhill.example/terms', event.request.query.version);
      };
    `),
  );

  it('goes on where they come back with the state', async () => {
    const browser = fernhill.browser();
    const away = await fernhill.signIn(browser);
    expect(away.url.href).toMatch(/^https:\/\/terms\.fernhill\.example\/accept\?lang=en&state=\w{32}$/);
    const back = await browser.open(`/continue?state=${queryOf(away.url)['state']}&accepted=yes&version=3`);
    expect(back.url.href).toContain(`${CALLBACK}?code=`);
    const { id_token } = await tokensOf(back.url);
    expect(claimsOf(id_token)).toMatchObject({ 'https://fernhill.example/terms': '3' });
  });

  it('denies, and the application hears why', async () => {
    const browser = fernhill.browser();
    const away = await fernhill.signIn(browser);
    const back = await browser.open(`/continue?state=${queryOf(away.url)['state']}`);
    expect(queryOf(back.url)).toEqual({
      error: 'access_denied',
      error_description: 'The terms were not accepted.',
      state: 'the-state-of-the-application',
    });
  });

  it('is not gone on with by another browser, nor twice, nor before it has sent anybody', async () => {
    const browser = fernhill.browser();
    const away = await fernhill.signIn(browser);
    const path = `/continue?state=${queryOf(away.url)['state']}&accepted=yes`;
    expect((await fernhill.browser().open(path)).status).toBe(400);
    expect((await browser.open(path)).url.href).toContain('?code=');
    expect((await browser.open(path)).status).toBe(400);
    const early = await browser.open(fernhill.authorize({ prompt: 'login' }));
    expect((await browser.open(`/continue?state=${queryOf(early.url)['state']}`)).status).toBe(400);
  });

  it('cannot be done silently: the application is told that somebody is needed', async () => {
    const browser = fernhill.browser();
    const away = await fernhill.signIn(browser);
    await browser.open(`/continue?state=${queryOf(away.url)['state']}&accepted=yes`);
    const { url } = await browser.open(fernhill.authorize({ prompt: 'none' }));
    expect(queryOf(url)).toMatchObject({ error: 'interaction_required' });
  });
});

it('sees the request of the application, the session, and what the person proved', async () => {
  await bind(`
    exports.onExecutePostLogin = async (event, api) => {
      api.idToken.setCustomClaim('https://fernhill.example/seen', {
        campaign: event.request.query['ext-campaign'],
        method: event.authentication.methods.map(({ name }) => name),
        protocol: event.transaction.protocol,
        prompt: event.transaction.prompt,
        known: event.session.clients.length,
        logins: event.stats.logins_count,
      });
      api.session.setMetadata('bell', 'brass');
    };
  `);
  const browser = fernhill.browser();
  const first = await tokensOf((await fernhill.signIn(browser, { 'ext-campaign': 'spring' })).url);
  expect(claimsOf(first['id_token'])['https://fernhill.example/seen']).toEqual({
    campaign: 'spring',
    method: ['pwd'],
    protocol: 'oidc-basic-profile',
    known: 1,
    logins: 1,
  });
  const second = await tokensOf((await browser.open(fernhill.authorize({ prompt: 'none' }))).url);
  expect(claimsOf(second['id_token'])['https://fernhill.example/seen']).toMatchObject({
    prompt: ['none'],
    logins: 1,
  });
  const { body } = await fernhill.api('GET', `/users/${String(fernhill.nora['user_id'])}/sessions`);
  expect(body['sessions']).toMatchObject([{ session_metadata: { bell: 'brass' } }]);
});

it('ends a session with its refresh tokens, and turns the person away', async () => {
  const browser = fernhill.browser();
  const { refresh_token: token } = await tokensOf(
    (await fernhill.signIn(browser, { scope: 'openid offline_access' })).url,
  );
  await bind(`exports.onExecutePostLogin = async (event, api) => api.session.revoke('A stolen bike.');`);
  const { url } = await browser.open(fernhill.authorize());
  expect(queryOf(url)).toMatchObject({ error: 'access_denied' });
  expect((await browser.open(fernhill.authorize({ prompt: 'none' }))).url.href).toContain('login_required');
  expect((await fernhill.token({ grant_type: 'refresh_token', refresh_token: String(token) })).status).toBe(
    400,
  );
});

describe('an organization', () => {
  const make = async (name: string) => {
    const { body } = await fernhill.api('POST', '/organizations', { name, display_name: name.toUpperCase() });
    const id = String(body['id']);
    await fernhill.api('POST', `/organizations/${id}/members`, {
      members: [String(fernhill.nora['user_id'])],
    });
    await fernhill.api('POST', `/organizations/${id}/enabled_connections`, {
      connection_id: String(fernhill.connection['id']),
    });
    return id;
  };
  const usage = (organization_usage: string, organization_require_behavior: string) =>
    fernhill.api('PATCH', `/clients/${String(fernhill.client['client_id'])}`, {
      organization_usage,
      organization_require_behavior,
    });

  it('that the application names is in the tokens', async () => {
    const id = await make('river-post');
    await usage('allow', 'no_prompt');
    const { id_token } = await tokensOf(
      (await fernhill.signIn(fernhill.browser(), { organization: id })).url,
    );
    expect(claimsOf(id_token)).toMatchObject({ org_id: id });
  });

  it('is chosen after the login, by whoever is in several', async () => {
    await make('river-post');
    const id = await make('harbour-couriers');
    await usage('require', 'post_login_prompt');
    const browser = fernhill.browser();
    const picker = await fernhill.signIn(browser);
    expect(picker.url.pathname).toBe('/u/organization/picker');
    const done = await browser.submit(picker, {}, 'HARBOUR-COURIERS');
    expect(claimsOf((await tokensOf(done.url))['id_token'])).toMatchObject({ org_id: id });
  });

  it('is asked for by its name before the login', async () => {
    const id = await make('river-post');
    await usage('require', 'pre_login_prompt');
    const browser = fernhill.browser();
    const page = await browser.open(fernhill.authorize());
    expect(page.url.pathname).toBe('/u/organization');
    expect((await browser.submit(page, { organization: 'nobody-at-all' })).status).toBe(400);
    const identifier = await browser.submit(page, { organization: 'River-Post' });
    const password = await browser.submit(identifier, { username: NORA.email });
    const done = await browser.submit(password, { password: NORA.password });
    expect(claimsOf((await tokensOf(done.url))['id_token'])).toMatchObject({ org_id: id });
  });

  it('turns away who is no member', async () => {
    const { body } = await fernhill.api('POST', '/organizations', { name: 'night-shift' });
    const id = String(body['id']);
    await fernhill.api('POST', `/organizations/${id}/enabled_connections`, {
      connection_id: String(fernhill.connection['id']),
    });
    await usage('allow', 'no_prompt');
    const { url } = await fernhill.signIn(fernhill.browser(), { organization: id });
    expect(queryOf(url)).toMatchObject({
      error: 'access_denied',
      error_description: expect.stringContaining(id),
    });
  });
});
