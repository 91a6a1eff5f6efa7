import { targetScopesOf } from '../../../src/actions/runtime/effects/target-scopes.ts';
import { effectsOf } from '../../../src/actions/runtime/effects.ts';
import { inProcessRunner } from '../../../src/actions/runtime/in-process-runner.ts';
import { fixedClock } from '../../../src/core/clock.ts';
import type { Doc } from '../../../src/core/json.ts';
import type { Events } from '../../../src/testing/index.ts';
import { request } from './actions.ts';

const clock = fixedClock('2026-03-02T09:30:00.000Z');

function run(trigger: keyof Events, body: string, event: Doc = {}) {
  return inProcessRunner({ clock }).run(request(trigger, { tested: body }, event));
}

describe('setCustomClaim', () => {
  test.each([
    ['roles', 'the name is reserved'],
    ['x5t#S256', 'the name is reserved'],
    ['https://fernhill.eu.auth0.com/roles', "fernhill.eu.auth0.com is one of Auth0's domains"],
    ['http://webtask.run/roles', "webtask.run is one of Auth0's domains"],
    ['urn:auth0:roles', '`urn:auth0` cannot be a namespace'],
  ])('leaves out %s with a warning', async (name, why) => {
    const outcome = await run('post-login', `api.idToken.setCustomClaim('${name}', ['Mechanic']);`);
    expect(effectsOf(outcome).idTokenClaims).toEqual({});
    expect(outcome.warnings).toEqual([
      {
        action: 'tested',
        message: `Auth0 leaves the claim \`${name}\` out of the token without an error: ${why}.`,
      },
    ]);
  });

  test.each([
    'https://fernhill.example/roles',
    'https://notauth0.com/roles',
    'urn:fernhill:roles',
    'email',
    'shop',
  ])('takes %s', async (name) => {
    const outcome = await run('post-login', `api.accessToken.setCustomClaim('${name}', 1);`);
    expect(effectsOf(outcome).accessTokenClaims).toEqual({ [name]: 1 });
    expect(outcome.warnings).toEqual([]);
  });

  test('leaves claims without a namespace out of access tokens for the Management API', async () => {
    const body =
      "api.accessToken.setCustomClaim('shop', 1); api.accessToken.setCustomClaim('https://fernhill.example/shop', 1);";
    const outcome = await run('credentials-exchange', body, {
      resource_server: { identifier: 'https://fernhill-dev.eu.auth0.com/api/v2/' },
    });
    expect(effectsOf(outcome).accessTokenClaims).toEqual({ 'https://fernhill.example/shop': 1 });
    expect(outcome.warnings).toHaveLength(1);
  });

  test('throws for `scope` and for a value over 100 KB', async () => {
    expect(
      (await run('post-login', "api.accessToken.setCustomClaim('scope', 'a');")).failed?.message,
    ).toContain('addScope');
    const large = "api.idToken.setCustomClaim('notes', 'x'.repeat(102401));";
    expect((await run('post-login', large)).failed?.message).toContain('larger than 100 KB');
  });

  test('keeps the value as it was at the time of the call', async () => {
    const outcome = await run(
      'post-login',
      "const bikes = ['road']; api.idToken.setCustomClaim('bikes', bikes); bikes.push('cargo');",
    );
    expect(effectsOf(outcome).idTokenClaims).toEqual({ bikes: ['road'] });
  });
});

describe('api methods check their arguments', () => {
  test.each<[keyof Events, string, RegExp]>([
    ['post-login', 'api.access.deny()', /api\.access\.deny: `reason` must be a string/],
    [
      'credentials-exchange',
      "api.access.deny('access_denied', 'x')",
      /`code` must be one of invalid_scope, invalid_request, server_error/,
    ],
    ['post-login', "api.accessToken.addScope('read:bookings read:reports')", /one scope, without whitespace/],
    ['post-login', "api.accessToken.removeScope(' ')", /1 to 280 characters/],
    ['post-login', "api.accessToken.addScope('x'.repeat(281))", /1 to 280 characters/],
    [
      'post-login',
      "api.transaction.setMetadata('cart', {})",
      /`value` must be a string, a number, a boolean or null/,
    ],
    ['post-login', "api.transaction.setMetadata('cart', 2 ** 53)", /safe integer/],
    ['post-login', "api.redirect.sendUserTo('javascript:alert(1)')", /http: or https: URL/],
    ['post-login', "api.multifactor.enable('sms')", /`provider` must be one of any, duo/],
    ['post-login', "api.authentication.challengeWith({ type: 'fax' })", /`type` must be one of otp/],
    ['post-login', "api.authentication.enrollWithAny([{ type: 'email' }])", /`type` must be one of/],
    [
      'post-login',
      "api.authentication.recordMethod('https://fernhill.example/quiz')",
      /only be called in onContinuePostLogin/,
    ],
    ['post-login', "api.session.setMetadata('opening hours', 'x')", /letters, digits/],
    ['post-login', "api.refreshToken.revoke('lost phone')", /while a refresh token is exchanged/],
    ['post-login', "api.samlResponse.setDigestAlgorithm('md5')", /must be one of sha256, sha1/],
    ['post-login', "api.cache.set('key', 3)", /`value` must be a string/],
    [
      'post-login',
      'await api.roles.getUserEffectiveRoles({ take: 101 })',
      /`take` must be a whole number from 1 to 100/,
    ],
  ])('%s: %s', async (trigger, body, message) => {
    expect((await run(trigger, `${body};`)).failed?.message).toMatch(message);
  });

  test('and refuse metadata of a user whose metadata is not an object', async () => {
    const user = { user_id: 'auth0|1', user_metadata: 'none' };
    const outcome = await run('post-login', "api.user.setUserMetadata('city', 'Leeds');", { user });
    expect(outcome.failed?.message).toContain("the user's user_metadata is not an object");
  });

  test('and warn of arguments that another trigger takes', async () => {
    const { denied, warnings } = await run('post-login', "api.access.deny('invalid_request', 'too late');");
    expect(denied).toEqual({ action: 'tested', reason: 'invalid_request' });
    expect(warnings[0]?.message).toBe(
      'api.access.deny(reason) was called with 2 arguments; the others are ignored.',
    );
  });
});

describe('a denial', () => {
  test.each<[keyof Events, string, object]>([
    [
      'credentials-exchange',
      "api.access.deny('invalid_scope', 'no')",
      { code: 'invalid_scope', reason: 'no' },
    ],
    ['credentials-exchange', "api.access.deny('server_error')", { code: 'server_error', reason: '' }],
    [
      'pre-user-registration',
      "api.access.deny('outside', 'Sorry')",
      { reason: 'outside', userMessage: 'Sorry' },
    ],
    [
      'pre-user-registration',
      "api.validation.error('no_name', 'Your name?')",
      { code: 'no_name', reason: 'Your name?', userMessage: 'Your name?' },
    ],
    [
      'post-login',
      "api.validation.error('no_terms', 'Accept them')",
      { code: 'no_terms', reason: 'Accept them' },
    ],
    ['post-login', "api.session.revoke('stolen', { preserveRefreshTokens: true })", { reason: 'stolen' }],
  ])('%s: %s', async (trigger, body, denied) => {
    expect((await run(trigger, `${body};`)).denied).toEqual({ action: 'tested', ...denied });
  });

  test('of a sign-up without a message for the person is one, with a warning', async () => {
    const { denied, warnings } = await run('pre-user-registration', "api.access.deny('outside');");
    expect(denied).toEqual({ action: 'tested', reason: 'outside' });
    expect(warnings[0]?.message).toContain('without `userMessage`');
  });
});

describe('the cache', () => {
  const cached = (body: string) =>
    request('post-login', { tested: `console.log(JSON.stringify(${body} ?? null));` });
  const logged = async (runner: ReturnType<typeof inProcessRunner>, body: string) =>
    JSON.parse((await runner.run(cached(body))).executions[0]?.logs[0]?.text ?? '');

  test('gives value and expiry to later runs of the trigger until the time has come', async () => {
    const moving = fixedClock(1_000);
    const runner = inProcessRunner({ clock: moving });
    await logged(runner, "api.cache.set('token', 'abc', { ttl: 60000, expires_at: 999999 })");
    expect(await logged(runner, "api.cache.get('token')")).toEqual({ value: 'abc', expires_at: 61_000 });
    moving.advance(60_000);
    expect(await logged(runner, "api.cache.get('token')")).toBeNull();
  });

  test('keeps entries for 15 minutes where nothing is said, and for 24 hours at most', async () => {
    const runner = inProcessRunner({ clock: fixedClock(0) });
    expect(await logged(runner, "api.cache.set('a', 'x')")).toMatchObject({
      record: { expires_at: 900_000 },
    });
    expect(await logged(runner, "api.cache.set('b', 'x', { ttl: 1e12 })")).toMatchObject({
      record: { expires_at: 86_400_000 },
    });
    expect(await logged(runner, "(api.cache.delete('a'), api.cache.get('a'))")).toBeNull();
  });

  test.each([
    ["api.cache.set('k'.repeat(65), 'x')", 'CacheKeySizeExceeded'],
    ["api.cache.set('k', 'x'.repeat(4097))", 'CacheValueSizeExceeded'],
    [
      "(api.cache.set('a', 'x'.repeat(4000)), api.cache.set('b', 'x'.repeat(4000)), api.cache.set('c', 'x'.repeat(200)))",
      'CacheSizeExceeded',
    ],
    [
      "(Array.from({ length: 20 }, (_, i) => api.cache.set('k' + i, 'x')), api.cache.set('last', 'x'))",
      'CacheItemLimitExceeded',
    ],
  ])('refuses what does not fit: %s', async (body, code) => {
    expect(await logged(inProcessRunner({ clock }), body)).toEqual({ type: 'error', code });
  });
});

describe('redirects', () => {
  test.each([
    [{ protocol: 'oidc-basic-profile' }, 'true'],
    [{ protocol: 'oidc-basic-profile', prompt: ['none'] }, 'false'],
    [{ protocol: 'oauth2-refresh-token' }, 'false'],
    [{ protocol: 'oauth2-password' }, 'false'],
  ])('%j can be redirected: %s', async (transaction, expected) => {
    const { executions } = await run('post-login', 'console.log(api.redirect.canRedirect());', {
      transaction,
    });
    expect(executions[0]?.logs[0]?.text).toBe(expected);
  });

  test('sign what they carry, and read what comes back', async () => {
    const secret = 'a shared secret of some length';
    const { executions } = await run(
      'post-login',
      `const token = api.redirect.encodeToken({ secret: '${secret}', payload: { state: 's1', bike: 'cargo' } });
       event.request.query = { session_token: token, state: 's1' };
       console.log(JSON.stringify(api.redirect.validateToken({ secret: '${secret}' })));
       for (const change of [{ state: 's2' }, { session_token: token + 'x' }]) {
         Object.assign(event.request.query, { session_token: token, state: 's1' }, change);
         try { api.redirect.validateToken({ secret: '${secret}' }); } catch (error) { console.log(error.message); }
       }`,
    );
    const [claims = '{}', ...refusals] = executions[0]?.logs.map(({ text }) => text) ?? [];
    expect(JSON.parse(claims)).toEqual({
      state: 's1',
      bike: 'cargo',
      iat: clock.now() / 1000,
      exp: clock.now() / 1000 + 900,
      iss: 'fernhill-dev.eu.auth0.com',
      sub: 'auth0|684d9c38a1f2b3c4d5e6f701',
      ip: '203.0.113.24',
    });
    expect(refusals).toEqual([
      'The session token is invalid: its `state` is another one.',
      'The session token is invalid: its signature is wrong.',
    ]);
  });
});

describe('effectsOf', () => {
  test('applies commands in their order', async () => {
    const outcome = await run(
      'post-login',
      `api.accessToken.addScope('read:reports').accessToken.addScope(' send:reminders ');
       api.accessToken.removeScope('read:reports'); api.accessToken.removeScope('cancel:bookings');
       api.idToken.setCustomClaim('shop', 1); api.idToken.setCustomClaim('shop', 2);
       api.idToken.setCustomClaim('gone', 1); api.idToken.setCustomClaim('gone', undefined);
       api.user.setUserMetadata('city', 'Leeds'); api.user.setAppMetadata('plan', null);`,
    );
    expect(effectsOf(outcome)).toMatchObject({
      idTokenClaims: { shop: 2 },
      accessTokenClaims: {},
      addedScopes: ['send:reminders'],
      removedScopes: ['read:reports', 'cancel:bookings'],
      userMetadata: { city: 'Leeds' },
      appMetadata: { plan: null },
    });
  });

  test.each([
    ["api.transaction.addTargetScope('b')", ['a', 'b']],
    ["api.transaction.removeTargetScope('a')", []],
    ["api.transaction.setTargetScopes(['c', 'd', 'c'])", ['c', 'd']],
    ["api.transaction.clearTargetScopes().transaction.addTargetScope('e')", ['e']],
  ])('target scopes: %s', async (body, expected) => {
    const outcome = await run('credentials-exchange', `${body};`);
    expect(targetScopesOf(outcome, ['a'])).toEqual(expected);
  });
});
