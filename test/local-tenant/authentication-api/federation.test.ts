import type { Doc, Json } from '../../../src/core/json.ts';
import type { Browser, Shown } from '../../support/browser.ts';
import { CALLBACK, claimsOf, type SigningIn, signingIn } from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeEach(async () => {
  fernhill = await signingIn();
});
afterEach(() => fernhill.tenant.close());

const LENA = { email: 'lena@mail.example', name: 'Lena Hart' };

async function connection(strategy: string, more: Readonly<Record<string, Json>> = {}) {
  const { body, status } = await fernhill.api('POST', '/connections', {
    name: strategy,
    strategy,
    enabled_clients: [String(fernhill.client['client_id'])],
    options: {
      client_id: 'fernhill-at-the-provider',
      client_secret: 'a-secret-of-the-provider',
      ...(more['options'] as object),
    },
    ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'options')),
  });
  expect([status, body['message']]).toEqual([201, undefined]);
  return body;
}

const through = (browser: Browser, name: string, more: Record<string, string> = {}) =>
  browser.open(fernhill.authorize({ connection: name, ...more }));
const allow = (browser: Browser, page: Shown, who: Record<string, string> = LENA) =>
  browser.submit(page, who, 'Allow');

/** The claims of the ID token that comes of a sign-in; a provider that answers by a form is gone on from. */
async function signedIn(browser: Browser, shown: Shown): Promise<Doc> {
  const done = shown.url.origin.includes('localhost') ? await browser.submit(shown, {}) : shown;
  const code = done.url.searchParams.get('code') ?? '';
  const { body } = await fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, code });
  return claimsOf(body['id_token']);
}
const user = async (claims: Doc) =>
  (await fernhill.api('GET', `/users/${encodeURIComponent(String(claims['sub']))}`)).body;

/** What a strategy wants besides an id and a secret. */
const OPTIONS: Readonly<Record<string, Json>> = {
  waad: { tenant_domain: 'fernhill.example' },
  samlp: { signInEndpoint: 'https://idp.example/sso' },
  adfs: { adfs_server: 'https://adfs.example/FederationMetadata.xml' },
};

describe('every provider that has a stand-in', () => {
  it.each<[strategy: string, id: RegExp, profile: Doc, social: boolean]>([
    ['google-oauth2', /^google-oauth2\|\d+$/, { given_name: 'Lena', family_name: 'Hart' }, true],
    ['apple', /^apple\|\d+$/, { given_name: 'Lena' }, true],
    ['github', /^github\|\d+$/, { nickname: 'lena' }, true],
    ['facebook', /^facebook\|\d+$/, { given_name: 'Lena', family_name: 'Hart' }, true],
    ['windowslive', /^windowslive\|\d+$/, { given_name: 'Lena' }, true],
    ['oauth2', /^oauth2\|oauth2\|\d+$/, { nickname: 'lena' }, true],
    ['oidc', /^oidc\|oidc\|\d+$/, { family_name: 'Hart' }, false],
    ['okta', /^okta\|okta\|\d+$/, { family_name: 'Hart' }, false],
    ['samlp', /^samlp\|samlp\|\S+$/, { given_name: 'Lena' }, false],
    ['adfs', /^adfs\|adfs\|\S+$/, { given_name: 'Lena', family_name: 'Hart' }, false],
    ['ad', /^ad\|ad\|\S+$/, { given_name: 'Lena', family_name: 'Hart' }, false],
    ['waad', /^waad\|waad\|\d+$/, { upn: 'lena@mail.example' }, false],
  ])(
    '%s: somebody new consents, and is a user with a normalized profile',
    async (strategy, id, profile, social) => {
      await connection(strategy, { options: OPTIONS[strategy] ?? {} });
      const browser = fernhill.browser();
      const page = await through(browser, strategy);
      expect(page.text).toContain('This page stands in for the provider');
      const claims = await signedIn(browser, await allow(browser, page));
      expect(claims).toMatchObject({ sub: expect.stringMatching(id), email: LENA.email, name: LENA.name });
      const made = await user(claims);
      expect(made).toMatchObject({
        ...profile,
        identities: [{ connection: strategy, provider: strategy, isSocial: social }],
        logins_count: 1,
      });
      const again = fernhill.browser();
      const second = await signedIn(again, await allow(again, await through(again, strategy)));
      expect(second['sub']).toBe(claims['sub']);
      expect((await user(second))['logins_count']).toBe(2);
    },
  );
});

it('an account that is there already can be chosen, and keeps its roles', async () => {
  await connection('google-oauth2');
  const browser = fernhill.browser();
  const first = await signedIn(browser, await allow(browser, await through(browser, 'google-oauth2')));
  const again = fernhill.browser();
  const page = await through(again, 'google-oauth2');
  const chosen = await again.submit(page, {}, 'Lena Hart (lena@mail.example)');
  expect((await signedIn(again, chosen))['sub']).toBe(first['sub']);
});

it('a button of the page, and the domain of an address, lead to the provider', async () => {
  await connection('google-oauth2');
  await connection('oidc', { options: { domain_aliases: ['harbour.example'] } });
  const browser = fernhill.browser();
  const login = await browser.open(fernhill.authorize());
  const google = await browser.submit(login, {}, 'Continue with Google');
  expect(google.text).toContain('Sign in with Google');
  const oidc = await browser.submit(login, { username: 'kim@harbour.example' });
  expect(oidc.url.pathname).toBe('/_providers/oidc/authorize');
});

it('says what it asks for: scopes of the connection and of the request, and upstream parameters', async () => {
  await connection('google-oauth2', {
    options: {
      scope: ['email', 'profile'],
      upstream_params: { hd: { value: 'fernhill.example' }, login_hint: { alias: 'login_hint' } },
    },
  });
  const page = await through(fernhill.browser(), 'google-oauth2', {
    connection_scope: 'https://www.googleapis.com/auth/calendar',
    login_hint: LENA.email,
  });
  expect(page.text).toContain('email, profile, https://www.googleapis.com/auth/calendar');
  expect(page.url.searchParams.get('hd')).toBe('fernhill.example');
  expect(page.text).toContain(`value="${LENA.email}"`);
});

it.each([
  ['Deny', 'access_denied', 'The user denied the request'],
  ['Let the provider fail', 'server_error', 'The provider failed'],
])('%s: the application is told, and the log', async (button, error, description) => {
  await connection('github');
  const browser = fernhill.browser();
  const { url } = await browser.submit(await through(browser, 'github'), {}, button);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ error, error_description: description });
  const { body } = await fernhill.api('GET', '/logs?q=type:f');
  expect(body[0]).toMatchObject({ description, connection: 'github', strategy_type: 'social' });
});

it('a script fetches the profile of a custom provider, with the token', async () => {
  await connection('oauth2', {
    options: {
      authorizationURL: 'https://rides.example/authorize',
      tokenURL: 'https://rides.example/token',
      scope: 'rides',
      scripts: {
        fetchUserProfile: `function(accessToken, ctx, cb) {
          request.get({ url: 'https://rides.example/me', headers: { Authorization: 'Bearer ' + accessToken } }, (error, response, body) => {
            if (error || response.statusCode !== 200) return cb(error || new Error(body));
            const me = JSON.parse(body);
            cb(null, { user_id: 'rider-' + me.sub, email: me.email, name: me.name.toUpperCase(), verified_by: 'script' });
          });
        }`,
      },
    },
  });
  const browser = fernhill.browser();
  const claims = await signedIn(browser, await allow(browser, await through(browser, 'oauth2')));
  expect(claims).toMatchObject({
    sub: expect.stringMatching(/^oauth2\|oauth2\|rider-\d+$/),
    name: 'LENA HART',
  });
  expect(await user(claims)).toMatchObject({ verified_by: 'script' });
});

it('a script that fails fails the login', async () => {
  await connection('oauth2', {
    options: {
      scripts: { fetchUserProfile: `function(token, ctx, cb) { cb(new Error('no rides today')); }` },
    },
  });
  const browser = fernhill.browser();
  const { url } = await allow(browser, await through(browser, 'oauth2'));
  expect(url.searchParams.get('error_description')).toContain('no rides today');
});

it('brings the profile up to date at each login, or only at the first', async () => {
  const { id } = await connection('google-oauth2');
  const browser = fernhill.browser();
  const claims = await signedIn(browser, await allow(browser, await through(browser, 'google-oauth2')));
  const rename = async (name: string) => {
    const again = fernhill.browser();
    await signedIn(again, await allow(again, await through(again, 'google-oauth2'), { ...LENA, name }));
    return (await user(claims))['name'];
  };
  expect(await rename('Lena North')).toBe('Lena North');
  await fernhill.api('PATCH', `/connections/${String(id)}`, {
    options: {
      client_id: 'fernhill-at-the-provider',
      client_secret: 'a-secret-of-the-provider',
      set_user_root_attributes: 'on_first_login',
    },
  });
  expect(await rename('Lena South')).toBe('Lena North');
});

it('an account that is linked signs its primary user in', async () => {
  await connection('google-oauth2');
  const browser = fernhill.browser();
  const claims = await signedIn(browser, await allow(browser, await through(browser, 'google-oauth2')));
  const path = `/users/${encodeURIComponent(String(fernhill.nora['user_id']))}`;
  const link = { provider: 'google-oauth2', user_id: String(claims['sub']).split('|')[1] ?? '' };
  expect((await fernhill.api('POST', `${path}/identities`, link)).status).toBe(201);
  const again = fernhill.browser();
  const both = await signedIn(again, await allow(again, await through(again, 'google-oauth2')));
  expect(both['sub']).toBe(fernhill.nora['user_id']);
});

it('makes whoever signs in a member of the organization, where that is so', async () => {
  const oidc = await connection('oidc');
  await fernhill.api('PATCH', `/clients/${String(fernhill.client['client_id'])}`, {
    organization_usage: 'allow',
  });
  const { body } = await fernhill.api('POST', '/organizations', {
    name: 'harbour',
    enabled_connections: [{ connection_id: String(oidc['id']), assign_membership_on_login: true }],
  });
  const browser = fernhill.browser();
  const page = await through(browser, 'oidc', { organization: String(body['id']) });
  expect(await signedIn(browser, await allow(browser, page))).toMatchObject({ org_id: body['id'] });
});

describe('the callback', () => {
  it('takes no answer of another browser, none twice, and none that nobody waits for', async () => {
    await connection('github');
    const browser = fernhill.browser();
    const page = await through(browser, 'github');
    const state = page.url.searchParams.get('state') ?? '';
    expect((await fernhill.browser().open(`/login/callback?state=${state}&code=x`)).status).toBe(400);
    await allow(browser, page);
    expect((await browser.open(`/login/callback?state=${state}&code=x`)).status).toBe(400);
    const waiting = await browser.open(fernhill.authorize({ prompt: 'login' }));
    const other = waiting.url.searchParams.get('state') ?? '';
    expect((await browser.open(`/login/callback?state=${other}&code=x`)).status).toBe(400);
  });

  it('takes no code that the provider does not know, and no code of another connection', async () => {
    await connection('github');
    await connection('google-oauth2');
    const browser = fernhill.browser();
    const page = await through(browser, 'github');
    const state = page.url.searchParams.get('state') ?? '';
    const { url } = await browser.open(`/login/callback?state=${state}&code=made-up`);
    expect(url.searchParams.get('error_description')).toContain('invalid_grant');
  });
});

describe('the stand-in', () => {
  it('sends people nowhere but to its client, and serves no other client', async () => {
    await connection('google-oauth2');
    const page = await through(fernhill.browser(), 'google-oauth2');
    const ask = (name: string, value: string) => {
      const url = new URL(page.url);
      url.searchParams.set(name, value);
      return fernhill.browser().open(`${url.pathname}${url.search}`);
    };
    expect((await ask('redirect_uri', 'https://attacker.example/')).status).toBe(400);
    expect((await ask('client_id', 'somebody')).status).toBe(400);
    const token = await fernhill.tenant.app.request('https://localhost:4400/_providers/google-oauth2/token', {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'fernhill-at-the-provider', client_secret: 'wrong' }),
    });
    expect(token.status).toBe(401);
  });

  it('is found by discovery, and its key is not the tenant’s', async () => {
    await connection('oidc');
    const read = async (path: string) =>
      (await (await fernhill.tenant.app.request(`https://localhost:4400${path}`)).json()) as Doc;
    const found = await read('/_providers/oidc/.well-known/openid-configuration');
    expect(found['issuer']).toBe('https://localhost:4400/_providers/oidc');
    const [theirs] = (await read('/_providers/oidc/jwks.json'))['keys'] as [Doc];
    const [ours] = (await read('/.well-known/jwks.json'))['keys'] as [Doc];
    expect(theirs['n']).not.toBe(ours['n']);
  });
});

describe('an OpenID Connect connection', () => {
  const jwks = async () =>
    fernhill.tenant.app.request('https://localhost:4400/oauth/connection/oidc/.well-known/jwks.json');
  const kids = async () => ((await (await jwks()).json()) as { keys: Doc[] }).keys.map((key) => key['kid']);
  const comesIn = async () => {
    const browser = fernhill.browser();
    return allow(browser, await through(browser, 'oidc'));
  };

  it.each(['RS256', 'ES256', 'PS384'])(
    'proves itself with a key of its own (%s), which is published, and rotates',
    async (algorithm) => {
      const { id } = await connection('oidc', {
        options: {
          token_endpoint_auth_method: 'private_key_jwt',
          token_endpoint_auth_signing_alg: algorithm,
        },
      });
      expect((await jwks()).status).toBe(404);
      expect((await comesIn()).url.searchParams.get('error_description')).toBeNull();
      const [first, next] = await kids();
      const { body } = await fernhill.api('GET', `/connections/${String(id)}/keys`);
      expect(body).toMatchObject([
        { kid: first, current: true, algorithm },
        { kid: next, next: true },
      ]);
      await fernhill.api('POST', `/connections/${String(id)}/keys/rotate`, {});
      const after = await kids();
      expect(after).toHaveLength(3);
      const current = (
        (await fernhill.api('GET', `/connections/${String(id)}/keys`)).body as unknown as Doc[]
      ).find((key) => key['current'] === true);
      expect(current?.['kid']).toBe(next);
      expect((await comesIn()).url.searchParams.get('error_description')).toBeNull();
    },
  );

  it('is refused at the token endpoint without its key', async () => {
    await connection('oidc', { options: { token_endpoint_auth_method: 'private_key_jwt' } });
    const answer = await fernhill.tenant.app.request('https://localhost:4400/_providers/oidc/token', {
      method: 'POST',
      body: new URLSearchParams({
        client_id: 'fernhill-at-the-provider',
        client_secret: 'a-secret-of-the-provider',
      }),
    });
    expect(answer.status).toBe(401);
  });

  it('of the front channel brings an ID token by a form, for this login alone', async () => {
    await connection('oidc', { options: { type: 'front_channel' } });
    const browser = fernhill.browser();
    const page = await through(browser, 'oidc');
    expect(page.url.searchParams.get('response_type')).toBe('id_token');
    const form = await allow(browser, page);
    const [, token = ''] = /name="id_token" value="([^"]*)"/.exec(form.text) ?? [];
    expect(await signedIn(browser, form)).toMatchObject({ email: LENA.email });
    const other = fernhill.browser();
    const second = await allow(other, await through(other, 'oidc'));
    const refused = await other.submit(second, { id_token: token });
    expect(refused.url.searchParams.get('error_description')).toContain('its ID token is for another login');
  });

  it('of the back channel takes no ID token from a browser', async () => {
    await connection('oidc');
    const browser = fernhill.browser();
    const page = await through(browser, 'oidc');
    const state = page.url.searchParams.get('state') ?? '';
    const { url } = await browser.open('/login/callback', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ state, id_token: 'eyJhbGciOiJub25lIn0.e30.' }).toString(),
    });
    expect(url.searchParams.get('error')).not.toBeNull();
  });
});

it('takes no WS-Federation answer that was changed, that comes again, or that holds two assertions', async () => {
  await connection('adfs', { options: OPTIONS['adfs'] ?? {} });
  const send = async (change: (wresult: string) => string) => {
    const browser = fernhill.browser();
    const page = await allow(browser, await through(browser, 'adfs'));
    const [, value = ''] = /name="wresult" value="([^"]*)"/.exec(page.text) ?? [];
    const wresult = value
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const { url } = await browser.submit(page, { wresult: change(wresult) });
    return url.searchParams.get('error_description');
  };
  let first = '';
  expect(await send((wresult) => (first = wresult))).toBeNull();
  const refused = expect.stringContaining('The identity provider of adfs could not be used');
  expect(await send(() => first)).toEqual(refused);
  expect(await send((wresult) => wresult.replaceAll(LENA.email, 'olga@mail.example'))).toEqual(refused);
  expect(
    await send((wresult) =>
      wresult.replace('</saml:Assertion>', '</saml:Assertion><saml:Assertion></saml:Assertion>'),
    ),
  ).toEqual(refused);
  expect(await send(() => '')).toEqual(refused);
});

it('a connection that no stand-in speaks for says so to the application', async () => {
  await connection('pingfederate', { options: {} });
  const { url } = await through(fernhill.browser(), 'pingfederate');
  expect(url.searchParams.get('error_description')).toContain(
    'does not sign people in through pingfederate yet',
  );
});
