import { runCode, seenOf } from './handlers.ts';

const exchange = (refresh_token: object) => ({
  event: {
    refresh_token: { id: 'rt_1', ...refresh_token },
    transaction: { protocol: 'oauth2-refresh-token' },
  },
});

describe('the metadata of a session', () => {
  test('shows at once in the event, here and in later Actions', async () => {
    const outcome = await runCode(
      'post-login',
      [
        "api.session.setMetadata('shop', 'Leeds'); api.session.deleteMetadata('old'); api.idToken.setCustomClaim('first', event.session.metadata);",
        "api.idToken.setCustomClaim('second', event.session.metadata); api.session.setMetadata('shop', null); api.idToken.setCustomClaim('third', event.session.metadata);",
        "api.session.evictMetadata(); api.idToken.setCustomClaim('fourth', event.session.metadata);",
      ],
      { event: { session: { id: 's1', metadata: { old: 'x', kept: 'y' } } } },
    );
    expect(seenOf(outcome)).toMatchObject({
      idTokenClaims: {
        first: { kept: 'y', shop: 'Leeds' },
        second: { kept: 'y', shop: 'Leeds' },
        third: { kept: 'y' },
        fourth: {},
      },
      session: { evicted: true, metadata: {} },
    });
  });

  test('has 25 entries at most, those that are there already included', async () => {
    const metadata = Object.fromEntries(Array.from({ length: 23 }, (_, index) => [`key${index}`, 'x']));
    const session = { id: 's1', metadata };
    const set = (key: string) => `api.session.setMetadata('${key}', 'x');`;
    const fits = await runCode('post-login', [set('a') + set('key0'), set('b') + set('b')], {
      event: { session },
    });
    expect(fits.failed).toBeUndefined();
    const over = await runCode('post-login', [set('a'), set('b') + set('c')], { event: { session } });
    expect(over.failed?.message).toBe('api.session.setMetadata: the metadata has at most 25 entries.');
    const swapped = [set('a') + set('b'), `api.session.deleteMetadata('key1');${set('c')}`];
    expect((await runCode('post-login', swapped, { event: { session } })).failed).toBeUndefined();
  });

  test('cannot be set where there is no session', async () => {
    const { failed } = await runCode('post-login', "api.session.setMetadata('shop', 'Leeds');", {
      event: { session: null },
    });
    expect(failed?.message).toBe('api.session.setMetadata: there is no session.');
  });
});

test('the earliest expiry counts, and the last cookie mode, which shows at once', async () => {
  const outcome = await runCode('post-login', [
    "api.session.setExpiresAt(3000); api.session.setIdleExpiresAt(2000); api.session.setCookieMode('persistent');",
    "api.session.setExpiresAt(1000); api.session.setIdleExpiresAt(4000); api.session.setCookieMode('non-persistent'); api.idToken.setCustomClaim('mode', event.session.cookie.mode);",
  ]);
  expect(seenOf(outcome)).toMatchObject({
    session: { expiresAt: 1000, idleExpiresAt: 2000, cookieMode: 'non-persistent' },
    idTokenClaims: { mode: 'non-persistent' },
  });
});

describe('a refresh token', () => {
  test('that is yet to be issued takes metadata, and none shows in the event', async () => {
    const outcome = await runCode('post-login', [
      "api.refreshToken.setMetadata('shop', 'Leeds');",
      "api.idToken.setCustomClaim('exists', event.refresh_token !== undefined);",
    ]);
    expect(seenOf(outcome)).toMatchObject({
      refreshToken: { metadata: { shop: 'Leeds' } },
      idTokenClaims: { exists: false },
    });
  });

  test('that is exchanged shows its metadata at once', async () => {
    const outcome = await runCode(
      'post-login',
      "api.refreshToken.setMetadata('shop', 'Leeds'); api.idToken.setCustomClaim('now', event.refresh_token.metadata);",
      exchange({ metadata: { city: 'Hull' } }),
    );
    expect(seenOf(outcome).idTokenClaims).toEqual({ now: { city: 'Hull', shop: 'Leeds' } });
  });

  test('has 25 entries at most, over all Actions', async () => {
    const set = (from: number, to: number) =>
      `for (let i = ${from}; i < ${to}; i++) api.refreshToken.setMetadata('key' + i, 'x');`;
    expect((await runCode('post-login', [set(0, 20), set(10, 25)])).failed).toBeUndefined();
    const over = await runCode('post-login', [set(0, 20), set(10, 26)]);
    expect(over.failed?.message).toBe('api.refreshToken.setMetadata: the metadata has at most 25 entries.');
    const evicted = [`${set(0, 25)} api.refreshToken.evictMetadata();`, set(30, 55)];
    expect((await runCode('post-login', evicted)).failed).toBeUndefined();
  });

  test('that is an online one cannot be changed', async () => {
    const { failed } = await runCode(
      'post-login',
      'api.refreshToken.setExpiresAt(2000);',
      exchange({ access: 'online' }),
    );
    expect(failed?.message).toBe(
      'api.refreshToken.setExpiresAt cannot be called for an online refresh token.',
    );
  });

  test('is revoked while it is exchanged, and refuses the exchange', async () => {
    const outcome = await runCode('post-login', "api.refreshToken.revoke('lost phone');", exchange({}));
    expect(outcome.denied).toEqual({ action: 'action1', reason: 'lost phone' });
    expect(seenOf(outcome).refreshToken.revoked).toEqual({ reason: 'lost phone' });
  });
});
