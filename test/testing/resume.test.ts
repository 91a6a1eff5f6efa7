import type { PostLogin } from '../../src/actions/runtime/types/index.ts';
import { fixedClock, run, signSessionToken } from '../../src/testing/index.ts';

const SECRET = 'terms-secret';
const TERMS = 'https://bookings.fernhill.example/terms';

type Handler = PostLogin<{ TERMS_SECRET: string }>;

/** Sends people to the terms, and believes what the site says about them. */
const terms: { onExecutePostLogin: Handler; onContinuePostLogin: Handler } = {
  async onExecutePostLogin(event, api) {
    const session_token = api.redirect.encodeToken({
      secret: event.secrets.TERMS_SECRET,
      payload: { version: 3 },
    });
    api.transaction.setMetadata('asked', true);
    api.redirect.sendUserTo(`${TERMS}?lang=en`, { query: { session_token } });
    console.log('sent away');
  },
  async onContinuePostLogin(event, api) {
    const { accepted } = api.redirect.validateToken({ secret: event.secrets.TERMS_SECRET });
    console.log('back with', event.request.method, event.transaction?.metadata?.['asked']);
    if (accepted) api.user.setAppMetadata('terms', 3);
    else api.access.deny('The terms were not accepted.');
  },
};

const signIn = () => run(terms, 'post-login', { secrets: { TERMS_SECRET: SECRET } });

describe('a redirect', () => {
  test('is shown with its query, the state that Auth0 adds, and the claims of its token', async () => {
    const { redirect, suspended } = await signIn();
    expect(suspended).toBe('redirect.sendUserTo');
    expect(redirect?.query).toEqual({
      lang: 'en',
      session_token: expect.any(String),
      state: expect.any(String),
    });
    expect(redirect?.url).toBe(`${TERMS}?${new URLSearchParams(redirect?.query)}`);
    expect(redirect?.token).toMatchObject({ version: 3, sub: 'auth0|684d9c38a1f2b3c4d5e6f701' });
  });

  test('shows no claims of a token that a secret of others signed', async () => {
    const onExecutePostLogin: PostLogin = async (_event, api) => {
      const session_token = api.redirect.encodeToken({ secret: 'in the code', payload: {} });
      api.redirect.sendUserTo(TERMS, { query: { session_token, page: '2' } });
    };
    const { redirect } = await run({ onExecutePostLogin }, 'post-login', { secrets: { ANOTHER: 'secret' } });
    expect(redirect?.query).toMatchObject({ page: '2' });
    expect(redirect).not.toHaveProperty('token');
  });

  test('goes on in the same Action with what the other site signed, and shows the whole flow', async () => {
    const result = await signIn();
    const back = await result.resume({
      query: { session_token: signSessionToken({ secret: SECRET, payload: { accepted: true } }) },
    });
    expect(back.failed).toBeUndefined();
    expect(back.appMetadata).toEqual({ terms: 3 });
    expect(back.logs.map(({ text }) => text)).toEqual(['sent away', 'back with GET true']);
    expect(back.commands.map(({ method }) => method)).toEqual([
      'transaction.setMetadata',
      'redirect.sendUserTo',
      'user.setAppMetadata',
    ]);
    expect(back).not.toHaveProperty('redirect');
    expect(back).not.toHaveProperty('suspended');
  });

  test('goes on with a form that the other site posts', async () => {
    const result = await signIn();
    const session_token = signSessionToken({ secret: SECRET, payload: { accepted: false } });
    const { denied, logs } = await result.resume({ body: { session_token } });
    expect(denied).toEqual({ reason: 'The terms were not accepted.' });
    expect(logs.at(-1)?.text).toBe('back with POST true');
  });

  test.each([
    ['of another secret', signSessionToken({ secret: 'guessed' }), 'its signature is wrong'],
    [
      'of another login',
      signSessionToken({ secret: SECRET, state: 'another' }),
      'its `state` is another one',
    ],
    ['that has expired', signSessionToken({ secret: SECRET, expiresInSeconds: -1 }), 'has expired'],
  ])('refuses a token %s', async (_which, session_token, message) => {
    const result = await signIn();
    const { failed } = await result.resume({ query: { session_token } });
    expect(failed?.message).toContain(message);
  });

  test('takes as long as the test says', async () => {
    const clock = fixedClock('2026-03-02T12:00:00.000Z');
    const result = await run(terms, 'post-login', { secrets: { TERMS_SECRET: SECRET }, clock });
    const session_token = signSessionToken({ secret: SECRET, payload: { accepted: true }, clock });
    clock.advance(16 * 60_000);
    const { failed } = await result.resume({ query: { session_token } });
    expect(failed?.message).toContain('has expired');
  });

  test('goes on with an event that differs, and with more stubs', async () => {
    const onExecutePostLogin: PostLogin = async (_event, api) => {
      await fetch('https://backend.fernhill.example/before');
      api.redirect.sendUserTo(TERMS);
    };
    const onContinuePostLogin: PostLogin = async (event, api) => {
      const response = await fetch('https://backend.fernhill.example/after');
      api.idToken.setCustomClaim('answer', `${await response.text()} in ${event.request.geoip.cityName}`);
    };
    const result = await run({ onExecutePostLogin, onContinuePostLogin }, 'post-login', {
      http: { 'https://backend.fernhill.example/before': {} },
    });
    const back = await result.resume({
      event: { request: { geoip: { cityName: 'Leeds' } } },
      http: { 'https://backend.fernhill.example/after': { body: 'yes' } },
    });
    expect(back.claims.idToken).toEqual({ answer: 'yes in Leeds' });
    expect(back.http.map(({ url }) => url)).toEqual([
      'https://backend.fernhill.example/before',
      'https://backend.fernhill.example/after',
    ]);
  });
});

describe('a form', () => {
  const onExecutePostLogin: PostLogin = async (_event, api) => {
    api.prompt.render('ap_frame_size', { fields: { bike: 'gravel' }, vars: { shop: 7 } });
  };
  const onContinuePostLogin: PostLogin = async (event, api) => {
    api.user.setUserMetadata('frame', event.prompt?.fields?.['frame']);
    console.log(JSON.stringify(event.prompt?.fields));
  };

  test('is shown, and goes on with what was entered', async () => {
    const result = await run({ onExecutePostLogin, onContinuePostLogin }, 'post-login');
    expect(result.prompt).toEqual({ id: 'ap_frame_size', fields: { bike: 'gravel' }, vars: { shop: 7 } });
    const back = await result.resume({ fields: { frame: 56 } });
    expect(back.userMetadata).toEqual({ frame: 56 });
    expect(back.logs[0]?.text).toBe('{"bike":"gravel","frame":56}');
  });
});

describe('a challenge', () => {
  const stepUp: { onExecutePostLogin: PostLogin } = {
    async onExecutePostLogin(_event, api) {
      api.authentication.challengeWithAny([{ type: 'otp' }, { type: 'webauthn-roaming' }]);
    },
  };
  const remembers: { onExecutePostLogin: PostLogin } = {
    async onExecutePostLogin(event, api) {
      api.idToken.setCustomClaim(
        'methods',
        event.authentication?.methods.map(({ name, type }) => `${name} ${type}`),
      );
    },
  };

  test('is shown, and goes on in the Action that follows, whose event has the method', async () => {
    const result = await run([stepUp, remembers], 'post-login');
    expect(result.mfa).toEqual({
      challenges: [{ method: 'challengeWithAny', factors: ['otp', 'webauthn-roaming'] }],
    });
    expect(result.claims.idToken).toEqual({});
    const back = await result.resume();
    expect(back.claims.idToken).toEqual({ methods: ['pwd undefined', 'mfa otp'] });
    const other = await result.resume({ mfa: 'webauthn-roaming' });
    expect(other.claims.idToken).toEqual({ methods: ['pwd undefined', 'mfa webauthn-roaming'] });
  });

  test('is not what multifactor.enable asks for: the flow does not wait', async () => {
    const onExecutePostLogin: PostLogin = async (_event, api) => {
      api.multifactor.enable('any');
    };
    const result = await run([{ onExecutePostLogin }, remembers], 'post-login');
    expect(result.mfa).toEqual({ challenges: [], provider: 'any' });
    expect(result.claims.idToken).toEqual({ methods: ['pwd undefined'] });
  });

  test.each(['none', undefined])('is not there where nobody asks (%s)', async (provider) => {
    const onExecutePostLogin: PostLogin = async (_event, api) => {
      if (provider === 'none') api.multifactor.enable(provider);
    };
    expect(await run({ onExecutePostLogin }, 'post-login')).not.toHaveProperty('mfa');
  });
});

test('a flow that does not wait cannot be resumed', async () => {
  const onExecutePostLogin: PostLogin = async () => {};
  const result = await run({ onExecutePostLogin }, 'post-login');
  await expect(result.resume()).rejects.toThrow('There is nothing to resume');
});
