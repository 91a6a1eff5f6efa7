import { createHash } from 'node:crypto';
import {
  CALLBACK,
  challengeOf,
  claimsOf,
  NORA,
  type SigningIn,
  signingIn,
  VERIFIER,
} from '../../support/signing-in.ts';

let fernhill: SigningIn;
beforeAll(async () => {
  fernhill = await signingIn();
});
afterAll(() => fernhill.tenant.close());

const fragmentOf = (url: URL) => Object.fromEntries(new URLSearchParams(url.hash.slice(1)));
const queryOf = (url: URL) => Object.fromEntries(url.searchParams);

describe('the authorization code flow', () => {
  it('leads from the application through the pages to tokens', async () => {
    const done = await fernhill.signIn(fernhill.browser(), {
      nonce: 'once',
      code_challenge: challengeOf(VERIFIER),
      code_challenge_method: 'S256',
    });
    expect(done.url.href).toMatch(
      /^https:\/\/bookings\.fernhill\.example\/callback\?code=\w+&state=the-state/,
    );
    const { status, body } = await fernhill.token({
      grant_type: 'authorization_code',
      code: queryOf(done.url)['code'],
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'openid profile email', expires_in: 86_400 });
    expect(claimsOf(body['id_token'])).toMatchObject({
      sub: fernhill.nora['user_id'],
      aud: fernhill.client['client_id'],
      nonce: 'once',
      email: NORA.email,
      sid: expect.any(String),
    });
  });

  it('gives a JWT for the API that the application names', async () => {
    const done = await fernhill.signIn(fernhill.browser(), {
      audience: 'https://api.fernhill.example/',
      scope: 'openid read:bookings',
    });
    const { body } = await fernhill.token({
      grant_type: 'authorization_code',
      code: queryOf(done.url)['code'],
      redirect_uri: CALLBACK,
    });
    expect(claimsOf(body['access_token'])).toMatchObject({
      aud: ['https://api.fernhill.example/', 'https://localhost:4400/userinfo'],
      azp: fernhill.client['client_id'],
      scope: 'openid read:bookings',
    });
  });
});

/** OpenID Connect Core, section 3.3.2.11. */
const halfHash = (text: string) =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

describe('the implicit and the hybrid flow', () => {
  it('put tokens into the fragment', async () => {
    const done = await fernhill.signIn(fernhill.browser(), {
      response_type: 'token id_token',
      nonce: 'once',
    });
    expect(fragmentOf(done.url)).toMatchObject({
      token_type: 'Bearer',
      expires_in: '86400',
      state: 'the-state-of-the-application',
      access_token: expect.any(String),
    });
    const { id_token, access_token = '' } = fragmentOf(done.url);
    expect(claimsOf(id_token)).toMatchObject({ nonce: 'once', at_hash: halfHash(access_token) });
  });

  it('give a code beside them, which is good for tokens too', async () => {
    const done = await fernhill.signIn(fernhill.browser(), { response_type: 'code id_token', nonce: 'once' });
    const { code, id_token } = fragmentOf(done.url);
    expect(claimsOf(id_token)).toMatchObject({ c_hash: halfHash(code ?? '') });
    expect(claimsOf(id_token)).not.toHaveProperty('at_hash');
    const { status } = await fernhill.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
    });
    expect(status).toBe(200);
  });
});

describe('the response mode', () => {
  it('form_post is a page whose form goes to the callback, and may do nothing else', async () => {
    const done = await fernhill.signIn(fernhill.browser(), { response_mode: 'form_post' });
    expect(done.text).toContain(`<form method="post" action="${CALLBACK}">`);
    expect(done.text).toMatch(/name="code" value="\w{48}"/);
    expect(done.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'nonce-\w+'/,
    );
  });

  it('fragment takes a code too, and query takes no tokens', async () => {
    const done = await fernhill.signIn(fernhill.browser(), { response_mode: 'fragment' });
    expect(fragmentOf(done.url)).toMatchObject({ code: expect.any(String) });
    const refused = await fernhill
      .browser()
      .open(fernhill.authorize({ response_type: 'token', response_mode: 'query' }));
    expect(refused.url.href).toContain('error=invalid_request');
  });
});

type Row = readonly [
  what: string,
  more: Readonly<Record<string, string | undefined>>,
  status: number,
  words: string,
];

const shown: readonly Row[] = [
  ['an application that there is not', { client_id: 'nobody' }, 400, 'Unknown client: nobody'],
  ['no application', { client_id: undefined }, 400, 'Missing required parameter: client_id'],
  ['a foreign callback', { redirect_uri: 'https://evil.example/' }, 403, 'Callback URL mismatch.'],
  ['a callback that only begins alike', { redirect_uri: `${CALLBACK}/more` }, 403, 'Callback URL mismatch.'],
  ['a callback with another case', { redirect_uri: CALLBACK.toUpperCase() }, 403, 'Callback URL mismatch.'],
];

test.each(shown)('%s is told to the person and to nobody else', async (_, more, status, words) => {
  const page = await fernhill.browser().open(fernhill.authorize(more));
  expect(page.url.pathname).toBe('/authorize');
  expect(page.status).toBe(status);
  expect(page.text).toContain(words);
});

test('what a stranger puts into the request does not become part of the error page', async () => {
  const page = await fernhill.browser().open(fernhill.authorize({ client_id: '<script>alert(1)</script>' }));
  expect(page.text).toContain('&lt;script&gt;');
  expect(page.text).not.toContain('<script');
});

const told: readonly (readonly [string, Readonly<Record<string, string | undefined>>, string])[] = [
  ['no response type', { response_type: undefined }, 'invalid_request'],
  ['a response type that there is not', { response_type: 'password' }, 'unsupported_response_type'],
  ['an ID token without a nonce', { response_type: 'id_token' }, 'invalid_request'],
  ['a prompt that there is not', { prompt: 'maybe' }, 'invalid_request'],
  ['none with another prompt', { prompt: 'none login' }, 'invalid_request'],
  ['a max_age that is no number', { max_age: 'soon' }, 'invalid_request'],
  [
    'a challenge method that there is not',
    { code_challenge: 'x', code_challenge_method: 'MD5' },
    'invalid_request',
  ],
  ['a response mode that there is not', { response_mode: 'pigeon' }, 'invalid_request'],
  ['nobody who is signed in, silently', { prompt: 'none' }, 'login_required'],
];

test.each(told)('%s is told to the callback', async (_, more, error) => {
  const { url } = await fernhill.browser().open(fernhill.authorize(more));
  expect(`${url.origin}${url.pathname}`).toBe(CALLBACK);
  const answer = { ...queryOf(url), ...fragmentOf(url) };
  expect(answer).toMatchObject({ error, state: 'the-state-of-the-application' });
});

describe('a code', () => {
  const code = async (more = {}) => queryOf((await fernhill.signIn(fernhill.browser(), more)).url)['code'];
  const exchange = (more: Record<string, string | undefined>) =>
    fernhill.token({ grant_type: 'authorization_code', redirect_uri: CALLBACK, ...more });

  it('works once', async () => {
    const once = await code();
    expect((await exchange({ code: once })).status).toBe(200);
    expect(await exchange({ code: once })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('works for a minute', async () => {
    const late = await code();
    fernhill.clock.advance(61_000);
    expect(await exchange({ code: late })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('wants the callback that it went to', async () => {
    expect(await exchange({ code: await code(), redirect_uri: 'https://other.example/' })).toMatchObject({
      status: 400,
      body: {
        error: 'invalid_grant',
        error_description: expect.stringContaining('The redirect URI is wrong.'),
      },
    });
  });

  const pkce = { code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256' };
  it.each([
    ['wrong', pkce, 'another-verifier-of-at-least-forty-three-letters'],
    ['left out', pkce, undefined],
    ['sent for no challenge', {}, VERIFIER],
  ])('is refused with a verifier that is %s', async (_, more, verifier) => {
    expect(await exchange({ code: await code(more), code_verifier: verifier })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Failed to verify code verifier' },
    });
  });

  it('is another application’s only where it is its own', async () => {
    const other = await fernhill.api('POST', '/clients', {
      name: 'Fernhill Rides',
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_post',
    });
    const { client_id, client_secret } = other.body as unknown as Record<string, string>;
    expect(await exchange({ code: await code(), client_id, client_secret })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('of somebody who has been blocked since is good for nothing', async () => {
    const late = await code();
    const path = `/users/${String(fernhill.nora['user_id'])}`;
    await fernhill.api('PATCH', path, { blocked: true });
    expect(await exchange({ code: late })).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
    await fernhill.api('PATCH', path, { blocked: false });
  });
});
